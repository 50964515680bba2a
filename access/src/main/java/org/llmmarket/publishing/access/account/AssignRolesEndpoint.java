package org.llmmarket.publishing.access.account;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Bodies;
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

/** An admin gives an account its roles. */
@RestController
class AssignRolesEndpoint {

    private final Bodies bodies;
    private final Registration registration;
    private final KeyedWrites writes;

    AssignRolesEndpoint(Bodies bodies, Registration registration, KeyedWrites writes) {
        this.bodies = bodies;
        this.registration = registration;
        this.writes = writes;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PutMapping(path = "/accounts/{id}/roles", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Account> assign(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte @Nullable [] body) {
        Set<Role> roles = bodies.read(body, "account-roles")
                .path("roles")
                .valueStream()
                .map(role -> Role.of(role.stringValue()))
                .collect(Collectors.toSet());
        AccountId account = AccountPath.id(id);
        return writes.write(
                () -> registration.assignRoles(account, ifMatch, roles),
                () -> registration.account(account).answer());
    }
}
