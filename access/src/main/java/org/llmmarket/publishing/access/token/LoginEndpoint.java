package org.llmmarket.publishing.access.token;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.MayCall;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Gives tokens for a password. */
@RestController
class LoginEndpoint {

    private final Bodies bodies;
    private final LogIn logIn;

    LoginEndpoint(Bodies bodies, LogIn logIn) {
        this.bodies = bodies;
        this.logIn = logIn;
    }

    @MayCall(everybody = true)
    @PostMapping(path = "/auth/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    LogIn.Tokens logIn(@RequestBody(required = false) byte @Nullable [] body) {
        JsonNode credentials = bodies.read(body, "account-login");
        return logIn.byPassword(
                credentials.path("email").stringValue(),
                credentials.path("password").stringValue());
    }
}
