package org.llmmarket.publishing.access.token;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.MayCall;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gives new tokens for a refresh token. */
@RestController
class RefreshEndpoint {

    private final Bodies bodies;
    private final LogIn logIn;

    RefreshEndpoint(Bodies bodies, LogIn logIn) {
        this.bodies = bodies;
        this.logIn = logIn;
    }

    @MayCall(everybody = true)
    @PostMapping(path = "/auth/refresh", consumes = MediaType.APPLICATION_JSON_VALUE)
    LogIn.Tokens refresh(@RequestBody(required = false) byte @Nullable [] body) {
        return logIn.byRefreshToken(
                bodies.read(body, "account-refresh").path("refreshToken").stringValue());
    }
}
