package org.llmmarket.publishing.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutsideIssuerIT {

    private static OutsideIssuer issuer;
    private static SampleServer server;

    private final String id = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException, JOSEException {
        issuer = new OutsideIssuer();
        server = SampleServer.start(TestDatabase.freshUrl(), "--publishing.access.jwt-issuer-uri=" + issuer.uri());
    }

    @AfterAll
    static void stop() {
        server.close();
        issuer.close();
    }

    @Test
    void its_tokens_are_accepted_and_bring_their_roles() throws JOSEException {
        Visitor provider = visitor(issuer.sign(issuer.claims(id)
                .claim("roles", List.of("provider", "somebody"))
                .claim("name", "Ada")
                .claim("email", "ada@outside.example")));

        assertThat(provider.post("/api/v1/things", "{}").status()).isEqualTo(201);
        assertThat(provider.get("/api/v1/auth/me").json().path("name").stringValue())
                .isEqualTo("Ada");
        assertThat(provider.id()).isEqualTo(id);

        Visitor auditor = visitor(issuer.sign(issuer.claims(id).claim("role", "auditor")));
        assertThat(auditor.get("/api/v1/reviews?limit=1").status()).isEqualTo(200);
        auditor.post("/api/v1/things", "{}").isProblem(403, "ROLE_REQUIRED");
    }

    @Test
    void of_two_tokens_that_are_used_in_turn_the_newer_says_what_is_recorded() throws JOSEException {
        Visitor provider = visitor(issuer.sign(issuer.claims(id)
                .claim("role", "provider")
                .issueTime(Date.from(Instant.now().minusSeconds(60)))));
        Visitor auditor =
                visitor(issuer.sign(issuer.claims(id).claim("role", "auditor").issueTime(Date.from(Instant.now()))));

        for (int round = 0; round < 3; round++) {
            assertThat(provider.post("/api/v1/things", "{}").status()).isEqualTo(201);
            assertThat(auditor.get("/api/v1/reviews?limit=1").status()).isEqualTo(200);
        }

        assertThat(server.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM audit_record WHERE event_type = 'RolesAssigned' AND resource_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(server.admin()
                        .get("/api/v1/accounts/" + id)
                        .json()
                        .path("roles")
                        .toString())
                .isEqualTo("[\"auditor\"]");
    }

    @Test
    void their_scopes_limit_them() throws JOSEException {
        Visitor provider = visitor(issuer.sign(
                issuer.claims(id).claim("role", List.of("provider")).claim("scope", "openid services:read")));

        provider.post("/api/v1/things", "{}").isProblem(403, "SCOPE_REQUIRED");
    }

    @Test
    void an_account_of_it_can_be_suspended_here() throws JOSEException {
        Visitor consumer = visitor(issuer.sign(issuer.claims(id).claim("role", "consumer")));
        assertThat(consumer.id()).isEqualTo(id);

        server.admin().put("/api/v1/accounts/" + id + "/status", Map.of("status", "suspended"));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> consumer.get("/api/v1/auth/me").isProblem(401, "INVALID_TOKEN"));
    }

    @Test
    void nobody_who_was_registered_here_is_meant_by_them() throws JOSEException {
        Visitor provider = server.visitor().register("provider");
        visitor(issuer.sign(issuer.claims(provider.id()).claim("role", "provider")))
                .post("/api/v1/things", "{}")
                .isProblem(401, "INVALID_TOKEN");

        Visitor admin = server.admin();
        visitor(issuer.sign(issuer.claims(admin.id()).claim("role", "consumer")))
                .get("/api/v1/auth/me")
                .isProblem(401, "INVALID_TOKEN");
        assertThat(admin.get("/api/v1/auth/me").json().path("roles").toString()).isEqualTo("[\"admin\"]");
    }

    @Test
    void tokens_for_others_or_for_the_service_itself_are_refused() throws JOSEException {
        visitor(issuer.sign(issuer.claims(id).audience("else")))
                .get("/api/v1/auth/me")
                .isProblem(401, "INVALID_TOKEN");
        visitor(issuer.sign(issuer.claims("system"))).get("/api/v1/auth/me").isProblem(401, "INVALID_TOKEN");
        visitor(issuer.sign(issuer.claims("x".repeat(256))))
                .get("/api/v1/auth/me")
                .isProblem(401, "INVALID_TOKEN");
        visitor(issuer.sign(issuer.claims(id).issuer("publishing-service")))
                .get("/api/v1/auth/me")
                .isProblem(401, "INVALID_TOKEN");
    }

    @Test
    void an_issuer_that_is_away_makes_its_callers_come_again() throws JOSEException, IOException {
        OutsideIssuer gone = new OutsideIssuer();
        gone.close();
        try (SampleServer other =
                SampleServer.start(TestDatabase.freshUrl(), "--publishing.access.jwt-issuer-uri=" + gone.uri())) {
            Visitor.Answer answer = other.visitor()
                    .with(gone.sign(gone.claims(id)))
                    .get("/api/v1/auth/me")
                    .isProblem(503, "SERVICE_UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat(other.admin().get("/api/v1/auth/me").status()).isEqualTo(200);
        }
    }

    private static Visitor visitor(String token) {
        return server.visitor().with(token);
    }
}
