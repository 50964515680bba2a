package org.llmmarket.publishing.access.account;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** An admin suspends, disables or readmits an account, and vouches for a provider. */
@RestController
class AccountStatusEndpoint {

    private final Bodies bodies;
    private final Registration registration;

    AccountStatusEndpoint(Bodies bodies, Registration registration) {
        this.bodies = bodies;
        this.registration = registration;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PutMapping(path = "/accounts/{id}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
    Account change(@PathVariable String id, @RequestBody(required = false) byte @Nullable [] body, Caller caller) {
        JsonNode change = bodies.read(body, "account-status");
        return registration.changeStatus(
                new AccountId(id),
                AccountStatus.of(change.path("status").stringValue()),
                change.has("verified") ? change.path("verified").booleanValue() : null,
                caller.actor());
    }
}
