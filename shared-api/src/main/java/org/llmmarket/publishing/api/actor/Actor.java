package org.llmmarket.publishing.api.actor;

import java.util.Set;
import java.util.stream.Stream;

/** Who sends a command: an account with its roles, or the service itself. */
public record Actor(AccountId id, Set<Role> roles) {

    /** The service itself: sagas, deadlines, workers. */
    public static final Actor SYSTEM = new Actor(new AccountId("system"), Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** An admin may do what any role may. */
    public boolean isAny(Role... any) {
        return is(Role.ADMIN) || Stream.of(any).anyMatch(roles::contains);
    }

    public boolean isSystem() {
        return id.equals(SYSTEM.id);
    }
}
