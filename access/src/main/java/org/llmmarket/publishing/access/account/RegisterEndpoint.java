package org.llmmarket.publishing.access.account;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Anybody makes an account. */
@RestController
class RegisterEndpoint {

    private final Bodies bodies;
    private final Registration registration;
    private final KeyedWrites writes;

    RegisterEndpoint(Bodies bodies, Registration registration, KeyedWrites writes) {
        this.bodies = bodies;
        this.registration = registration;
        this.writes = writes;
    }

    @MayCall(everybody = true)
    @PostMapping(path = "/auth/register", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, AccountId>> register(@RequestBody(required = false) byte @Nullable [] body) {
        JsonNode account = bodies.read(body, "account-register");
        AccountId id = AccountId.next();
        return writes.write(() -> register(id, account), () -> ResponseEntity.status(HttpStatus.CREATED)
                .body(Map.of("id", id)));
    }

    private void register(AccountId id, JsonNode account) {
        registration.register(
                id,
                account.path("name").stringValue(),
                account.path("email").stringValue(),
                account.path("password").stringValue(),
                account.path("organization").isString()
                        ? account.path("organization").stringValue()
                        : null,
                Set.of(Role.of(account.path("role").stringValue())));
    }
}
