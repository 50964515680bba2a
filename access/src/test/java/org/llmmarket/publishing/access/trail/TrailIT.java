package org.llmmarket.publishing.access.trail;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.store.audit.AuditRecords;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrailIT {

    private static final String LOGIN = "/api/v1/auth/login";

    private final SampleServer server = SampleServer.shared();
    private final Visitor visitor = server.visitor();
    private final String email = UUID.randomUUID() + "@example.org";
    private final String request = "trail-" + UUID.randomUUID();

    @Test
    void a_log_in_is_recorded_with_who_and_from_where() {
        String id = registered();

        visitor.post(LOGIN, password(SampleServer.PASSWORD), "X-Request-Id", request, "User-Agent", "Tester/1.0");

        assertThat(recorded()).containsExactly("LoggedIn account.log-in " + id + " user success " + id);
        assertThat(origins()).containsExactly(id + " 127.0.0.1 Tester/1.0");
    }

    @Test
    void a_log_in_that_failed_says_on_which_account_but_not_which_address_was_given() {
        String id = registered();

        visitor.post(LOGIN, password("not the password"), "X-Request-Id", request);

        await().untilAsserted(() ->
                assertThat(recorded()).containsExactly("LogInRefused account.log-in null anonymous failure " + id));
        assertThat(details()).contains("INVALID_CREDENTIALS", "401").doesNotContain(email);
    }

    @Test
    void who_is_refused_is_recorded_once_with_what_they_wanted() {
        Visitor consumer = visitor.register("consumer");

        consumer.get("/api/v1/reviews?limit=1", "X-Request-Id", request).isProblem(403, "ROLE_REQUIRED");

        await().untilAsserted(() -> assertThat(recorded())
                .containsExactly("AccessRefused access.refuse " + consumer.id() + " user failure GET /api/v1/reviews"));
        assertThat(details()).contains("ROLE_REQUIRED", "/api/v1/reviews");
    }

    @Test
    void a_token_that_is_none_is_recorded_too() {
        visitor.with("nonsense").get("/api/v1/auth/me", "X-Request-Id", request).isProblem(401, "INVALID_TOKEN");

        await().untilAsserted(() ->
                assertThat(recorded()).containsExactly("AccessRefused access.refuse null anonymous failure GET ?"));
    }

    @Test
    void what_is_only_wrong_or_not_there_is_no_refusal() {
        visitor.get("/api/v1/nothing", "X-Request-Id", request);
        server.admin().get("/api/v1/reviews?limit=x", "X-Request-Id", request);
        visitor.with("nonsense").get("/api/v1/auth/me", "X-Request-Id", request + "-last");

        await().until(() -> !recorded(request + "-last").isEmpty());
        assertThat(recorded()).isEmpty();
    }

    @Test
    void roles_and_status_are_recorded_with_what_they_were_in_the_transaction_that_changes_them() {
        String id = registered();
        Visitor admin = server.admin();

        admin.put("/api/v1/accounts/" + id + "/roles", Map.of("roles", List.of("auditor")), "X-Request-Id", request);
        admin.put("/api/v1/accounts/" + id + "/status", Map.of("status", "suspended"), "X-Request-Id", request);
        admin.put("/api/v1/accounts/" + id + "/roles", Map.of("roles", List.of("nobody")), "X-Request-Id", request);

        assertThat(recorded())
                .containsExactly(
                        "RolesAssigned account.assign-roles " + admin.id() + " user success " + id,
                        "AccountStatusChanged account.change-status " + admin.id() + " user success " + id);
        assertThat(details()).contains("[\"consumer\"]", "[\"auditor\"]", "suspended");
    }

    @Test
    void an_erasure_takes_the_address_and_leaves_the_record() {
        String id = registered();
        visitor.post(LOGIN, password(SampleServer.PASSWORD), "X-Request-Id", request);
        assertThat(origins()).hasSize(1);

        server.admin().send("DELETE", "/api/v1/accounts/" + id + "/personal-data", noBody());

        assertThat(origins()).isEmpty();
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void what_is_old_enough_is_forgotten() {
        registered();
        visitor.post(LOGIN, password(SampleServer.PASSWORD), "X-Request-Id", request);
        jdbc().sql("UPDATE audit_record SET at = at - interval '3 years' WHERE request_id = ?")
                .param(request)
                .update();
        jdbc().sql("UPDATE request_origin SET at = at - interval '3 years'"
                        + " WHERE key IN (SELECT origin FROM audit_record WHERE request_id = ?)")
                .param(request)
                .update();

        new TrailRetention(
                        server.bean(AuditRecords.class),
                        server.bean(RequestOrigins.class),
                        Period.ofYears(2),
                        Clock.system(ZoneOffset.UTC))
                .forget();

        assertThat(recorded()).isEmpty();
        assertThat(jdbc().sql("SELECT count(*) FROM request_origin WHERE at < now() - interval '2 years'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc().sql("SELECT count(*) FROM audit_record")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void a_flood_of_refusals_fails_nobody_and_is_written_as_far_as_the_gate_lets_it() {
        try (SampleServer other = SampleServer.start(org.llmmarket.publishing.store.TestDatabase.freshUrl())) {
            long begun = System.nanoTime();
            for (int i = 0; i < 1200; i++) {
                other.visitor().get("/api/v1/auth/me").isProblem(401, "UNAUTHORIZED");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> other.bean(JdbcClient.class)
                                    .sql("SELECT count(*) FROM audit_record WHERE event_type = 'AccessRefused'")
                                    .query(Long.class)
                                    .single()
                            >= 1000);
        }
    }

    private String registered() {
        return visitor.post(
                        "/api/v1/auth/register",
                        Map.of("name", "Acme", "email", email, "password", SampleServer.PASSWORD, "role", "consumer"))
                .json()
                .path("id")
                .stringValue();
    }

    private Map<String, String> password(String password) {
        return Map.of("email", email, "password", password);
    }

    private List<String> recorded() {
        return recorded(request);
    }

    private List<String> recorded(String id) {
        return jdbc().sql("SELECT concat_ws(' ', event_type, action, coalesce(actor_id, 'null'), actor_type, result,"
                        + " resource_id) FROM audit_record WHERE request_id = ? ORDER BY at")
                .param(id)
                .query(String.class)
                .list();
    }

    private String details() {
        return String.join(
                "\n",
                jdbc().sql("SELECT details::text FROM audit_record WHERE request_id = ?")
                        .param(request)
                        .query(String.class)
                        .list());
    }

    private List<String> origins() {
        return jdbc().sql(
                        "SELECT o.account_id || ' ' || o.address || ' ' || split_part(coalesce(o.user_agent, ''), ' (', 1)"
                                + " FROM request_origin o JOIN audit_record r ON r.origin = o.key WHERE r.request_id = ?")
                .param(request)
                .query(String.class)
                .list();
    }

    private JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }
}
