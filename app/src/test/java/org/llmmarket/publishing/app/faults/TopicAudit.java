package org.llmmarket.publishing.app.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.llmmarket.publishing.store.kafka.TestBroker;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds what the topics say against the log: each event that belongs on a topic is there, nothing else is, and what happened
 * to one thing is first told in the order in which it happened. By the contract alone, and not as the service maps its events.
 */
final class TopicAudit {

    /** What analysts hear of. */
    private static final String HEARD = """
            SELECT event_id::text AS id, position FROM domain_event WHERE aggregate_id NOT LIKE 'poison-%' AND name IN
                ('PublicationCompleted', 'PublicationFailed', 'ServiceRevised', 'VersionsDeprecated')""";

    private static final String ALL = "SELECT event_id::text AS id, position FROM domain_event";

    private final TestBroker broker;
    private final JdbcClient jdbc;

    TopicAudit(TestBroker broker, JdbcClient jdbc) {
        this.broker = broker;
        this.jdbc = jdbc;
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>(compare("marketplace-events", HEARD));
        violations.addAll(compare("marketplace-log", ALL));
        return violations;
    }

    private List<String> compare(String topic, String expected) {
        Map<String, Long> positions = new HashMap<>();
        jdbc.sql(expected).query(row -> {
            positions.put(row.getString("id"), row.getLong("position"));
        });
        Set<String> seen = new LinkedHashSet<>();
        Map<String, Long> last = new HashMap<>();
        List<String> violations = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : broker.read(topic)) {
            String id = new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
            Long position = positions.get(id);
            // What comes again may come late: it is dropped by its id.
            if (seen.add(id) && position != null) {
                Long before = last.put(message.key(), position);
                if (before != null && before > position) {
                    violations.add("%s tells event %s of %s too late".formatted(topic, id, message.key()));
                }
            }
        }
        Set<String> missing = new TreeSet<>(positions.keySet());
        missing.removeAll(seen);
        missing.forEach(id -> violations.add(topic + " lacks event " + id));
        seen.removeAll(positions.keySet());
        seen.forEach(id -> violations.add(topic + " has event " + id + ", which is none of the log for it"));
        return violations;
    }
}
