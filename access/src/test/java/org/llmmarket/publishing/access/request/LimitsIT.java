package org.llmmarket.publishing.access.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;

class LimitsIT {

    private static final int MEGABYTE = 1024 * 1024;

    private final SampleServer server = SampleServer.shared();
    private final Visitor visitor = server.visitor();

    @Test
    void a_body_of_10_megabytes_is_read_and_a_larger_one_is_refused() {
        assertThat(visitor.send("POST", "/api/v1/echo", BodyPublishers.ofByteArray(new byte[10 * MEGABYTE]))
                        .text())
                .isEqualTo(Integer.toString(10 * MEGABYTE));
        visitor.send("POST", "/api/v1/echo", BodyPublishers.ofByteArray(new byte[10 * MEGABYTE + 1]))
                .isProblem(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void a_body_that_does_not_say_its_length_is_refused_when_it_grows_too_large() {
        visitor.send(
                        "POST",
                        "/api/v1/echo",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[11 * MEGABYTE])))
                .isProblem(413, "PAYLOAD_TOO_LARGE");
        visitor.send(
                        "POST",
                        "/api/v1/echo",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[11 * MEGABYTE])),
                        "Idempotency-Key",
                        "too-large")
                .isProblem(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void contracts_may_be_larger() {
        assertThat(visitor.send("POST", "/api/v1/contracts/echo", BodyPublishers.ofByteArray(new byte[11 * MEGABYTE]))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_declared_length_beyond_measure_is_refused_before_anything_is_read() throws IOException {
        String answer = RawHttp.send(
                server.port(), "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1\r\n\r\n', 400",
        "'GE\u0001T / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'NONSENSE\r\n\r\n', 400",
        "'GET /a<b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'GET /health/live?a=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 200",
        "'GET /health/live HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\nConnection: close\r\n\r\n', 400",
        "'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 405",
        "'POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400",
        "'POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400",
        "'POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400",
        "'POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: cow\r\nConnection: close\r\n\r\n', 501",
    })
    void what_breaks_the_rules_of_http_is_told_as_a_problem(String request, int status) throws IOException {
        String answer = RawHttp.send(server.port(), request);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("<html");
        if (status != 200) {
            assertThat(answer)
                    .contains("application/problem+json")
                    .contains("\"status\":" + status)
                    .contains("\"requestId\"")
                    .contains("X-Request-Id");
        }
    }

    @Test
    void a_method_that_nobody_knows_is_not_allowed() throws IOException {
        for (String method : List.of("FOO", "PROPFIND", "get")) {
            assertThat(RawHttp.send(
                            server.port(), method + " /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ")
                    .containsPattern("Allow: [A-Z, ]*GET")
                    .contains("application/problem+json");
        }
    }

    @Test
    void an_oversized_header_is_refused() throws IOException {
        String answer = RawHttp.send(
                server.port(),
                "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000)
                        + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    @Test
    void a_request_with_two_lengths_ends_its_connection() throws IOException {
        String twoLengths =
                "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n";
        String smuggled = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        String answer = RawHttp.send(server.port(), twoLengths + "0\r\n\r\n" + smuggled);

        assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
    }

    @Test
    void query_parameters_that_are_not_encoded_as_they_must_be_are_refused() throws IOException {
        String token = server.admin().token();

        assertThat(RawHttp.send(
                        server.port(),
                        "GET /api/v1/accounts?cursor=%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json");
    }

    @Test
    void a_packed_body_is_refused_as_what_it_is() {
        assertThat(visitor.post("/api/v1/echo", "packed", "Content-Encoding", "gzip")
                        .isProblem(415, "UNSUPPORTED_MEDIA_TYPE")
                        .header("Accept-Encoding"))
                .isEqualTo("identity");
        assertThat(visitor.post("/api/v1/echo", "plain", "Content-Encoding", "identity")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void form_fields_are_no_parameters() {
        assertThat(visitor.post("/api/v1/echo", "a=b", "Content-Type", "application/x-www-form-urlencoded")
                        .text())
                .isEqualTo("3");
    }
}
