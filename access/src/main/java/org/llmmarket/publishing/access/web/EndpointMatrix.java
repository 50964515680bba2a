package org.llmmarket.publishing.access.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint with who may call it. Making it fails when an endpoint does not say so. */
public final class EndpointMatrix {

    private final List<Endpoint> endpoints;

    public EndpointMatrix(List<RequestMappingHandlerMapping> mappings) {
        endpoints = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> endpoints(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Endpoint::path)
                        .thenComparing(endpoint -> endpoint.method().name()))
                .toList();
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo info, HandlerMethod handler) {
        MayCall mayCall = handler.getMethodAnnotation(MayCall.class);
        if (mayCall == null) {
            throw new IllegalStateException(handler + " does not say who may call it: annotate it with @MayCall");
        }
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return (methods.isEmpty() ? Set.of(RequestMethod.values()) : methods)
                .stream().flatMap(method -> info.getPatternValues().stream()
                        .map(path -> new Endpoint(method.asHttpMethod(), path, mayCall, handler)));
    }

    /**
     * One endpoint.
     *
     * @param path with its variables, {@code /api/v1/services/{id}}
     */
    public record Endpoint(HttpMethod method, String path, MayCall mayCall, HandlerMethod handler) {

        /** Whether a caller with this role and every scope may call. */
        public boolean allows(Role role) {
            return mayCall.everybody()
                    || role == Role.ADMIN
                    || mayCall.value().length == 0
                    || List.of(mayCall.value()).contains(role);
        }
    }
}
