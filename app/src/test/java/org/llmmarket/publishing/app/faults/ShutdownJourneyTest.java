package org.llmmarket.publishing.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Processes that are told to end. */
class ShutdownJourneyTest {

    private static final Duration LIMIT = Duration.ofSeconds(12);

    /** For a busy machine, beyond the limit that the process keeps itself. */
    private static final Duration PATIENCE = LIMIT.plusSeconds(20);

    private static Cluster cluster;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.of(1, 1, 1, "--shutdown-timeout=" + LIMIT.toSeconds() + "s");
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Test
    void a_process_of_sagas_alone_ends_with_0_and_lets_no_client_wait_for_an_answer_that_never_comes()
            throws Exception {
        Node node = cluster.sagas().get(0);
        try (Socket kept = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            assertThat(asked(kept)).contains("HTTP/1.1 200").doesNotContain("Connection: close");
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> node.terminate(PATIENCE));

            String last = await("the connection's last answer")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> asked(kept), answer -> !answer.startsWith("HTTP/1.1 200"));

            assertThat(last).contains("Connection: close");
            assertThat(exit.get()).isZero();
        }
    }

    /** Over a connection that is kept alive; nothing when it was closed without an answer. */
    private static String asked(Socket kept) throws IOException {
        kept.getOutputStream()
                .write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = kept.getInputStream().read();
                next >= 0;
                next = kept.getInputStream().read()) {
            answer.write(next);
            if (answer.toString(StandardCharsets.US_ASCII).endsWith(LAST_CHUNK)) {
                break;
            }
        }
        return answer.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void streams_end_with_their_process_which_has_then_ended_in_order() throws Exception {
        Node node = cluster.queries().get(0);
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(node.api().base() + "/events"))
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);

        int exit = node.terminate(PATIENCE);

        assertThat(exit).isZero();
        assertThat(stream.body().readAllBytes()).isNotNull();
    }

    @Test
    void a_request_that_hangs_is_waited_for_and_then_cut_off_and_the_process_says_so() throws Exception {
        Node node = cluster.commands().get(0);
        try (Socket hanging = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            hanging.getOutputStream().write("""
                    POST /api/v1/auth/login HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 1000\r
                    \r
                    {"email":""".getBytes(StandardCharsets.US_ASCII));
            hanging.getOutputStream().flush();
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> node.terminate(PATIENCE));
            await("no new connection is taken").atMost(LIMIT).until(() -> isRefused(node));
            assertThat(exit).as("it waits for its answer").isNotDone();

            assertThat(exit.get()).isEqualTo(1);
        }
    }

    private static boolean isRefused(Node node) {
        try (Socket another = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            return !another.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }
}
