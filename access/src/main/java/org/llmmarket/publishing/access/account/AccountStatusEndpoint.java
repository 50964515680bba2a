package org.llmmarket.publishing.access.account;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** An admin suspends, disables or readmits an account, and vouches for a provider. */
@RestController
class AccountStatusEndpoint {

    private final Bodies bodies;
    private final Registration registration;
    private final KeyedWrites writes;

    AccountStatusEndpoint(Bodies bodies, Registration registration, KeyedWrites writes) {
        this.bodies = bodies;
        this.registration = registration;
        this.writes = writes;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PutMapping(path = "/accounts/{id}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Account> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte @Nullable [] body,
            Caller caller) {
        JsonNode change = bodies.read(body, "account-status");
        AccountId account = AccountPath.id(id);
        AccountStatus status = AccountStatus.of(change.path("status").stringValue());
        Boolean verified = change.has("verified") ? change.path("verified").booleanValue() : null;
        return writes.write(
                () -> registration.changeStatus(account, ifMatch, status, verified, caller.actor()),
                () -> registration.account(account).answer());
    }
}
