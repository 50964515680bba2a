package org.llmmarket.publishing.access.account;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Anybody makes an account. */
@RestController
class RegisterEndpoint {

    private final Bodies bodies;
    private final Registration registration;

    RegisterEndpoint(Bodies bodies, Registration registration) {
        this.bodies = bodies;
        this.registration = registration;
    }

    @MayCall(everybody = true)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/auth/register", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, AccountId> register(@RequestBody(required = false) byte @Nullable [] body) {
        JsonNode account = bodies.read(body, "account-register");
        return Map.of(
                "id",
                registration.register(
                        account.path("name").stringValue(),
                        account.path("email").stringValue(),
                        account.path("password").stringValue(),
                        account.path("organization").isString()
                                ? account.path("organization").stringValue()
                                : null,
                        Set.of(Role.of(account.path("role").stringValue()))));
    }
}
