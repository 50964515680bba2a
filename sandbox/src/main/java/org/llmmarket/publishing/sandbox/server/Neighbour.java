package org.llmmarket.publishing.sandbox.server;

import jakarta.servlet.ServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.ServerRequest;

/** The neighbours that the sandbox plays; as a predicate of a router function: requests on this neighbour's port. */
public enum Neighbour implements RequestPredicate {
    POLICY,
    REGISTRY,
    GOVERNANCE,
    PROVIDER;

    /** The neighbour's name on the wire, such as {@code registry}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The neighbour of that name, if there is one. */
    public static Optional<Neighbour> called(String word) {
        return Stream.of(values())
                .filter(neighbour -> neighbour.word().equals(word))
                .findFirst();
    }

    /** Whether the request came in on this neighbour's port. */
    public boolean serves(ServletRequest request) {
        return Visit.of(request).neighbour() == this;
    }

    @Override
    public boolean test(ServerRequest request) {
        return serves(request.servletRequest());
    }
}
