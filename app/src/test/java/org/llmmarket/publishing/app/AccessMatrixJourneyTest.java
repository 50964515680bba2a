package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.web.EndpointMatrix;
import org.llmmarket.publishing.access.web.EndpointMatrix.Endpoint;
import org.llmmarket.publishing.api.actor.Role;

class AccessMatrixJourneyTest {

    private final Marketplace marketplace = RunningMarketplace.get();
    private final List<Endpoint> endpoints = RunningMarketplace.service()
            .application()
            .getBean(EndpointMatrix.class)
            .endpoints();

    @Test
    void every_endpoint_lets_in_whom_it_declares_and_nobody_else() {
        Map<Role, Client> people = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            people.put(role, role == Role.ADMIN ? marketplace.admin() : marketplace.with(role.wire()));
        }

        assertThat(endpoints).hasSizeGreaterThan(30);
        for (Endpoint endpoint : endpoints) {
            int anonymous = call(Client.of(marketplace.port()), endpoint);
            assertThat(anonymous == 401)
                    .as("%s %s by nobody: %d", endpoint.method(), endpoint.path(), anonymous)
                    .isEqualTo(!endpoint.mayCall().everybody());
            people.forEach((role, person) -> {
                int status = call(new Client(Client.of(marketplace.port()).base(), person.token()), endpoint);
                assertThat(status == 403)
                        .as("%s %s by %s: %d", endpoint.method(), endpoint.path(), role, status)
                        .isEqualTo(!endpoint.allows(role));
                assertThat(status)
                        .as("%s %s by %s", endpoint.method(), endpoint.path(), role)
                        .isNotEqualTo(401)
                        .isLessThan(500);
            });
        }
    }

    private static int call(Client client, Endpoint endpoint) {
        String path = endpoint.path().replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000");
        return client.status(endpoint.method().name(), path);
    }
}
