package org.llmmarket.publishing.app.faults;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.llmmarket.publishing.app.Answer;
import org.llmmarket.publishing.app.Client;
import org.llmmarket.publishing.app.Definition;

/** Several processes that change one service at the same moment: they end in one order, and who is late is told so. */
final class Race {

    private static final int RUNNERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final String provider;
    private final Journal journal;

    Race(Cluster cluster, String provider, Journal journal) {
        this.cluster = cluster;
        this.provider = provider;
        this.journal = journal;
    }

    void run(Definition definition) {
        Map<String, Object> body =
                definition.with("name", "Race " + UUID.randomUUID()).json();
        Answer published = answered(key -> at(0).post("/services", body, "Idempotency-Key", key));
        if (published.status() != 201) {
            journal.surprise("a racer's publication was answered " + published);
            return;
        }
        journal.acknowledged(published.text("/publicationId"), published.text("/serviceId"));
        String service = "/services/" + published.text("/serviceId");
        await("it is live")
                .atMost(PATIENCE)
                .until(() -> reader().get(service).text("/status").equals("active"));

        check(service, run(service), RUNNERS);
        check(service, run(service, "If-Match", reader().get(service).header("ETag")), 1);
    }

    private List<Answer> run(String service, String... headers) {
        List<CompletableFuture<Answer>> running = Stream.iterate(0, number -> number + 1)
                .limit(RUNNERS)
                .map(number -> CompletableFuture.supplyAsync(() -> answered(key -> at(number)
                        .put(
                                service,
                                Map.of("description", "As runner " + number + " has it: " + UUID.randomUUID()),
                                Stream.concat(Stream.of(headers), Stream.of("Idempotency-Key", key))
                                        .toArray(String[]::new)))))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    /** Sends it again under the same key while nobody is there to answer it: another fault may have struck meanwhile. */
    private static Answer answered(Function<String, Answer> call) {
        String key = UUID.randomUUID().toString();
        return await("an answer to a racer")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> call.apply(key), answer -> answer.status() != 503);
    }

    private void check(String service, List<Answer> answers, int mostWinners) {
        List<String> won = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.status() == 200) {
                won.add(answer.text("/description"));
            } else if (answer.status() != 409 && answer.status() != 412) {
                journal.surprise("a racer was answered " + answer);
            }
        }
        if (won.isEmpty() || won.size() > mostWinners) {
            journal.surprise("a race had " + won.size() + " winners: " + answers);
        }
        await("the last word of a race")
                .atMost(PATIENCE)
                .until(() -> won.contains(reader().get(service).text("/description")));
    }

    private Client at(int number) {
        return cluster.commands().get(number % cluster.commands().size()).api().with(provider);
    }

    private Client reader() {
        return cluster.queries().get(0).api().with(provider);
    }
}
