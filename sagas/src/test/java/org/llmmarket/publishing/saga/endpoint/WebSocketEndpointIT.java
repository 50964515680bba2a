package org.llmmarket.publishing.saga.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.FAILED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.SKIPPED;
import static org.llmmarket.publishing.saga.endpoint.Endpoints.outcome;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.api.net.AllowedEndpoints;

class WebSocketEndpointIT {

    private static final TestAccess ACCESS = new TestAccess("X-Key", Endpoints.KEY);

    @Test
    void an_endpoint_that_shakes_hands_passes() throws IOException {
        EndpointReport report = run(WebSocketEndpointIT::handshake, ACCESS);
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void without_a_credential_what_needs_one_is_skipped() throws IOException {
        EndpointReport report = run(WebSocketEndpointIT::handshake, null);
        assertThat(report.passed()).isTrue();
        assertThat(outcome(report, "api-response")).isEqualTo(SKIPPED);
    }

    @Test
    void an_endpoint_that_shakes_every_hand_fails() throws IOException {
        EndpointReport report = run(headers -> upgrade(headers.getOrDefault("sec-websocket-key", "")), ACCESS);
        assertThat(outcome(report, "authentication-enforced")).isEqualTo(FAILED);
        assertThat(outcome(report, "error-handling")).isEqualTo(FAILED);
    }

    @Test
    void a_handshake_with_the_wrong_answer_fails() throws IOException {
        EndpointReport report = run(headers -> upgrade("another key"), ACCESS);
        assertThat(outcome(report, "api-response")).isEqualTo(FAILED);
        assertThat(report.reason()).contains("Sec-WebSocket-Accept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 abc\r\n\r\n"})
    void what_is_no_http_is_unreachable(String answer) throws IOException {
        EndpointReport report = run(headers -> answer, ACCESS);
        assertThat(outcome(report, "reachable")).isEqualTo(FAILED);
    }

    @Test
    void a_head_without_end_is_cut() throws IOException {
        EndpointReport report = run(headers -> "HTTP/1.1 101 Switching\r\nX: " + "x".repeat(100_000), ACCESS);
        assertThat(report.reason()).contains("the head of the answer");
    }

    @Test
    void a_private_address_is_not_called() {
        try (NetworkEndpointTests tests = Endpoints.tests(Duration.ofSeconds(5), AllowedEndpoints.NONE)) {
            EndpointReport report = tests.run(Endpoints.other("websocket", "ws://10.0.0.1/chat", "public", ACCESS));
            assertThat(report.reason()).contains("leads to a private address");
        }
    }

    private static String handshake(Map<String, String> headers) {
        if (!Endpoints.KEY.equals(headers.get("x-key"))) {
            return "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
        }
        return "13".equals(headers.get("sec-websocket-version"))
                ? upgrade(headers.getOrDefault("sec-websocket-key", ""))
                : "HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13\r\n\r\n";
    }

    private static String upgrade(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static EndpointReport run(Function<Map<String, String>, String> server, @Nullable TestAccess access)
            throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
                NetworkEndpointTests tests = Endpoints.allowing(listening.getLocalPort())) {
            threads.execute(() -> accept(listening, server, threads));
            return tests.run(Endpoints.other(
                    "websocket", "ws://localhost:" + listening.getLocalPort() + "/chat", "public", access));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void accept(
            ServerSocket listening, Function<Map<String, String>, String> server, ExecutorService threads) {
        try {
            while (true) {
                Socket socket = listening.accept();
                threads.execute(() -> answer(socket, server));
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void answer(Socket socket, Function<Map<String, String>, String> server) {
        try (socket) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            Map<String, String> headers = new HashMap<>();
            String line = reader.readLine();
            while (line != null && !line.isEmpty()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).trim());
                }
                line = reader.readLine();
            }
            socket.getOutputStream().write(server.apply(headers).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException hungUp) {
            // The tests hang up when they have seen enough.
        }
    }
}
