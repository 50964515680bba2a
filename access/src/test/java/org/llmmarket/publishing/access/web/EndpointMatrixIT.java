package org.llmmarket.publishing.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.access.web.EndpointMatrix.Endpoint;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class EndpointMatrixIT {

    private final SampleServer server = SampleServer.shared();

    @Test
    void every_endpoint_lets_in_whom_it_names_and_nobody_else() {
        Map<Role, Visitor> visitors = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            visitors.put(role, withRole(role));
        }
        for (Endpoint endpoint : server.bean(EndpointMatrix.class).endpoints()) {
            visitors.forEach((role, visitor) -> assertThat(isRefused(visitor, endpoint))
                    .as(role + " " + endpoint.method() + " " + endpoint.path())
                    .isEqualTo(!endpoint.allows(role)));
            assertThat(call(server.visitor(), endpoint).code().equals("UNAUTHORIZED"))
                    .as("nobody " + endpoint.path())
                    .isEqualTo(!endpoint.mayCall().everybody());
        }
    }

    @Test
    void endpoints_stand_under_the_base_path_once() {
        List<String> paths = server.bean(EndpointMatrix.class).endpoints().stream()
                .map(Endpoint::path)
                .toList();

        assertThat(paths)
                .contains("/api/v1/things", "/api/v1/who", "/api/v1/auth/login", "/health", "/.well-known/jwks.json")
                .noneMatch(path -> path.contains("/api/v1/api/v1"));
    }

    @Test
    void an_endpoint_that_does_not_say_who_may_call_it_ends_the_start() {
        StaticWebApplicationContext context = new StaticWebApplicationContext();
        RequestMappingHandlerMapping mapping = new ApiMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        try {
            mapping.registerMapping(
                    org.springframework.web.servlet.mvc.method.RequestMappingInfo.paths("/careless")
                            .build(),
                    new Careless(),
                    Careless.class.getDeclaredMethod("open"));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }

        assertThatThrownBy(() -> new EndpointMatrix(List.of(mapping)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Careless#open()")
                .hasMessageContaining("@MayCall");
    }

    private Visitor withRole(Role role) {
        Visitor somebody = server.visitor().register("consumer");
        String email = somebody.get("/api/v1/auth/me").json().path("email").stringValue();
        server.admin().put("/api/v1/accounts/" + somebody.id() + "/roles", Map.of("roles", List.of(role.wire())));
        return server.visitor().signIn(email, SampleServer.PASSWORD);
    }

    private static boolean isRefused(Visitor visitor, Endpoint endpoint) {
        return call(visitor, endpoint).code().equals("ROLE_REQUIRED");
    }

    private static Visitor.Answer call(Visitor visitor, Endpoint endpoint) {
        String path = endpoint.path().replaceAll("\\{[^}]+}", "x");
        return visitor.send(endpoint.method().name(), path, BodyPublishers.ofString("{}"));
    }

    /** Says nothing of who may call. */
    static class Careless {
        @GetMapping("/careless")
        void open() {}
    }
}
