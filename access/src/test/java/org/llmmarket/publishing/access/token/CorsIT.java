package org.llmmarket.publishing.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.store.TestDatabase;

class CorsIT {

    private static final String ALLOWED = "https://market.example";

    @Test
    void browsers_may_call_from_the_origins_that_are_set_and_from_no_other() {
        try (SampleServer server = SampleServer.start(
                TestDatabase.freshUrl(),
                "--publishing.access.cors-allowed-origins=" + ALLOWED + ",https://b.example")) {
            Visitor.Answer asked = preflight(server, ALLOWED);
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
            assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST");

            assertThat(preflight(server, "https://else.example").header("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(server.visitor().get("/api/v1/who", "Origin", ALLOWED).header("Access-Control-Expose-Headers"))
                    .contains("ETag")
                    .contains("X-Request-Id");
        }
    }

    private static Visitor.Answer preflight(SampleServer server, String origin) {
        return server.visitor()
                .send(
                        "OPTIONS",
                        "/api/v1/things",
                        BodyPublishers.noBody(),
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization");
    }
}
