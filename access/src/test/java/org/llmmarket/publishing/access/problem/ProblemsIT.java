package org.llmmarket.publishing.access.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;

class ProblemsIT {

    private final Visitor visitor = SampleServer.shared().visitor();

    @ParameterizedTest
    @CsvSource({
        "rejection, 409, NAME_TAKEN",
        "wrapped, 409, NAME_TAKEN",
        "concurrency, 409, CONCURRENT_CHANGE",
        "unknown, 404, NOT_FOUND",
        "database, 503, SERVICE_UNAVAILABLE",
        "retired, 410, RETIRED",
        "error, 500, INTERNAL_ERROR",
        "cycle, 500, INTERNAL_ERROR",
        "fault, 500, INTERNAL_ERROR",
        "unreadable, 500, HISTORY_UNREADABLE"
    })
    void what_an_endpoint_throws_is_told_as_a_problem(String kind, int status, String code) {
        visitor.post("/api/v1/faults/" + kind, "").isProblem(status, code);
    }

    @Test
    void findings_stand_in_the_problem() {
        Visitor.Answer answer = visitor.post("/api/v1/faults/rejection", "");

        assertThat(answer.errors()).containsExactly("NAME_TAKEN name");
        assertThat(answer.json().path("warnings").isArray()).isTrue();
        assertThat(answer.json().path("instance").stringValue()).isEqualTo("/api/v1/faults/rejection");
        assertThat(answer.json().path("title").stringValue()).isEqualTo("Name taken");
    }

    @Test
    void a_problem_can_have_members_of_its_own() {
        assertThat(visitor.post("/api/v1/faults/retired", "")
                        .json()
                        .at("/service/id")
                        .stringValue())
                .isEqualTo("s");
    }

    @Test
    void a_fault_of_the_service_keeps_its_secrets() {
        assertThat(visitor.post("/api/v1/faults/fault", "").text()).doesNotContain("secret detail");
    }

    @Test
    void who_should_come_again_is_told_when() {
        assertThat(visitor.post("/api/v1/faults/database", "").header("Retry-After"))
                .isNotBlank();
    }

    @Test
    void what_fails_while_it_is_answered_never_looks_whole() {
        visitor.get("/api/v1/exports").isProblem(500, "INTERNAL_ERROR");
        assertThatThrownBy(() -> visitor.get("/api/v1/exports?bytes=100000")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void an_address_of_nothing_is_not_found() {
        visitor.get("/nowhere").isProblem(404, "NOT_FOUND");
        visitor.get("/api/v1/nowhere").isProblem(404, "NOT_FOUND");
        visitor.get("/error").isProblem(404, "NOT_FOUND");
        visitor.get("/").isProblem(404, "NOT_FOUND");
        visitor.get("/things").isProblem(404, "NOT_FOUND");
    }

    @Test
    void a_method_that_the_address_does_not_know_is_refused_with_those_that_it_knows() {
        Visitor.Answer answer = visitor.send("DELETE", "/api/v1/things", BodyPublishers.noBody())
                .isProblem(405, "METHOD_NOT_ALLOWED");

        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void what_cannot_be_answered_or_read_is_refused() {
        Visitor admin = SampleServer.shared().admin();

        admin.get("/api/v1/reviews?limit=1", "Accept", "text/csv").isProblem(406, "NOT_ACCEPTABLE");
        admin.post("/api/v1/things", "a=1", "Content-Type", "application/x-www-form-urlencoded")
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        admin.post("/api/v1/things", "{}", "Content-Type", "nonsense").isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "'', REQUIRED limit",
        "?limit=many, INVALID_TYPE limit",
        "?limit=99999999999999999999, INVALID_TYPE limit",
        "?limit=1&role=king, INVALID_ENUM role"
    })
    void an_unfit_parameter_is_a_finding(String query, String error) {
        Visitor.Answer answer = SampleServer.shared().admin().get("/api/v1/reviews" + query);

        answer.isProblem(422, "VALIDATION_FAILED");
        assertThat(answer.errors()).containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "{} x"})
    void what_is_no_json_is_a_bad_request(String body) {
        SampleServer.shared().admin().post("/api/v1/things", body).isProblem(400, "MALFORMED_BODY");
    }

    @Test
    void a_stale_precondition_fails() {
        visitor.put("/api/v1/tagged", "", "If-Match", "\"then\"").isProblem(412, "STALE_PRECONDITION");
        assertThat(visitor.put("/api/v1/tagged", "", "If-Match", "\"then\", \"now\"")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/who;x=1", "/api/v1//who", "/api/v1/%2e%2e/who", "/api/v1/wh%6F%00", "/api/v1/a%2Fb"})
    void an_address_in_an_odd_spelling_is_refused(String path) {
        Visitor.Answer answer = visitor.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }

    @Test
    void the_request_id_is_taken_when_it_is_sane_and_made_when_it_is_not() {
        assertThat(visitor.get("/health/live", "X-Request-Id", "client-7").header("X-Request-Id"))
                .isEqualTo("client-7");
        assertThat(visitor.get("/health/live", "X-Request-Id", "a b").header("X-Request-Id"))
                .hasSize(36);
        assertThat(visitor.get("/health/live", "X-Request-Id", "a".repeat(129)).header("X-Request-Id"))
                .hasSize(36);
        visitor.get("/nowhere", "X-Request-Id", "client-8").isProblem(404, "NOT_FOUND");
    }

    @Test
    void answers_carry_security_headers_and_are_not_kept_by_others() {
        Visitor.Answer answer = visitor.get("/api/v1/who");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void browsers_of_other_origins_may_not_call() {
        assertThat(visitor.send(
                                "OPTIONS",
                                "/api/v1/things",
                                BodyPublishers.noBody(),
                                "Origin",
                                "https://else.example",
                                "Access-Control-Request-Method",
                                "POST")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void options_tells_the_methods() {
        assertThat(visitor.send("OPTIONS", "/api/v1/things", BodyPublishers.noBody())
                        .header("Allow"))
                .contains("POST");
    }
}
