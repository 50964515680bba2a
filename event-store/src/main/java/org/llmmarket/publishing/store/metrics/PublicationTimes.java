package org.llmmarket.publishing.store.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how long publications took whose end this process has stored. When each began is asked of the log now and then, for
 * many at once, so that nobody waits for it.
 */
final class PublicationTimes {

    /** As many as may end between two looks; what is more is not measured. */
    private static final int MOST = 10_000;

    private static final Duration[] BOUNDS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        Duration.ofDays(1),
        Duration.ofDays(7)
    };

    private final MeterRegistry meters;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>(MOST);

    PublicationTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Ended(String publication, String outcome, Instant at) {}

    void ended(String publication, String outcome, Instant at) {
        boolean unused = ended.offer(new Ended(publication, outcome, at));
    }

    /** @throws org.springframework.dao.DataAccessException when the log cannot be asked; then they are measured by the next look */
    void look(JdbcClient jdbc) {
        List<Ended> now = new ArrayList<>(ended);
        if (now.isEmpty()) {
            return;
        }
        Map<String, Instant> begun = new LinkedHashMap<>();
        jdbc.sql("SELECT aggregate_id, at FROM domain_event WHERE sequence = 0 AND aggregate_id = ANY (?)")
                .param(now.stream().map(Ended::publication).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list()
                .forEach(each -> begun.put(each.getKey(), each.getValue()));
        now.forEach(each -> ended.poll());
        now.stream().filter(each -> begun.containsKey(each.publication())).forEach(each -> timer(each.outcome())
                .record(Duration.between(begun.getOrDefault(each.publication(), each.at()), each.at())));
    }

    private Timer timer(String outcome) {
        return Timer.builder("publishing.publication.duration")
                .description("How long publications took from their start to their end")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }
}
