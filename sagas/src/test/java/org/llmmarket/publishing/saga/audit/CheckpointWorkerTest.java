package org.llmmarket.publishing.saga.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.proof.CheckpointDelivery;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

class CheckpointWorkerTest {

    private static final String NOTE = "log\n5\nroot\n\n\u2014 log signature\n";

    @Test
    void a_checkpoint_is_posted_as_it_was_signed() throws IOException {
        List<String> taken = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(taken.size() == 1 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        try (CheckpointWebhook webhook = new CheckpointWebhook(address)) {
            CheckpointWorker worker = new CheckpointWorker(size -> Optional.of(NOTE), webhook::post);

            assertThat(worker.perform(work(1))).isEqualTo(WorkOutcome.again(Duration.ofSeconds(1)));
            assertThat(worker.perform(work(2))).isEqualTo(WorkOutcome.done());
        } finally {
            server.stop(0);
        }
        assertThat(taken).containsExactly(NOTE, NOTE);
    }

    @Test
    void what_nobody_takes_is_given_up_at_last() {
        CheckpointWorker worker = new CheckpointWorker(size -> Optional.of(NOTE), note -> false);

        assertThat(worker.perform(work(49))).isInstanceOf(WorkOutcome.Again.class);
        assertThat(worker.perform(work(50))).isEqualTo(WorkOutcome.done());
        assertThat(new CheckpointWorker(size -> Optional.empty(), note -> false).perform(work(1)))
                .isEqualTo(WorkOutcome.done());
    }

    private static Work work(int attempt) {
        return new Work(CheckpointDelivery.KIND, "5", Map.of(), Instant.EPOCH, attempt);
    }
}
