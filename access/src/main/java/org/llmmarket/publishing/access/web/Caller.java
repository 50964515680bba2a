package org.llmmarket.publishing.access.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ComplianceLevel;

/**
 * Who calls an endpoint: a method parameter of this type is filled in.
 *
 * @param account none for an anonymous caller
 */
public record Caller(@Nullable AccountId account, Set<Role> roles, Set<Scope> scopes) {

    public static final Caller ANONYMOUS = new Caller(null, Set.of(), Set.of());

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** The caller as the sender of a command. */
    public Actor actor() {
        if (account == null) {
            throw new Rejection(Reason.ROLE_REQUIRED, "Sign in first.");
        }
        return new Actor(account, roles);
    }

    public boolean isSignedIn() {
        return account != null;
    }

    public boolean is(AccountId id) {
        return id.equals(account);
    }

    /** Owner, reviewer, auditor and admin see every service; others by its level, and only while it is on the market. */
    public boolean sees(AccountId owner, ComplianceLevel level, boolean onTheMarket) {
        if (is(owner) || roles.contains(Role.REVIEWER) || roles.contains(Role.AUDITOR) || roles.contains(Role.ADMIN)) {
            return true;
        }
        return onTheMarket && (level == ComplianceLevel.PUBLIC || (level == ComplianceLevel.INTERNAL && isSignedIn()));
    }
}
