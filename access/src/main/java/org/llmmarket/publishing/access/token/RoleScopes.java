package org.llmmarket.publishing.access.token;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;

/** For what a token of an account with certain roles is given out. */
final class RoleScopes {

    private RoleScopes() {}

    static Set<Scope> of(Set<Role> roles) {
        Set<Scope> scopes = EnumSet.of(Scope.SERVICES_READ);
        roles.forEach(role -> scopes.addAll(of(role)));
        return scopes;
    }

    private static List<Scope> of(Role role) {
        return switch (role) {
            case ADMIN -> List.of(Scope.values());
            case PROVIDER -> List.of(Scope.SERVICES_WRITE, Scope.USAGE_WRITE);
            // A reviewer also suspends and reinstates services.
            case REVIEWER -> List.of(Scope.APPROVALS_DECIDE, Scope.SERVICES_WRITE);
            case AUDITOR -> List.of(Scope.AUDIT_READ);
            case CONSUMER -> List.of();
        };
    }

    /** A token's {@code scope}: names with spaces between them; what we do not know is passed over. */
    static Set<Scope> parse(String text) {
        return Arrays.stream(text.split(" "))
                .map(RoleScopes::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    static String format(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wire).collect(Collectors.joining(" "));
    }

    private static Optional<Scope> named(String wire) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.wire().equals(wire))
                .findAny();
    }
}
