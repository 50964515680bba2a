package org.llmmarket.publishing.app.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold over the log once everything has come to rest, whatever happened. */
final class Invariants {

    /** Each answers what contradicts its name. */
    private static final Map<String, String> OVER_THE_LOG = new LinkedHashMap<>();

    static {
        OVER_THE_LOG.put(
                "event ids are unique",
                "SELECT event_id::text FROM domain_event GROUP BY event_id HAVING count(*) > 1");
        OVER_THE_LOG.put(
                "a stream has every sequence number once",
                "SELECT aggregate_id FROM domain_event GROUP BY aggregate_id"
                        + " HAVING count(*) <> max(sequence) + 1 OR count(DISTINCT sequence) <> count(*)");
        OVER_THE_LOG.put(
                "a publication has one start and one end",
                "SELECT aggregate_id || ': ' || string_agg(name, ', ' ORDER BY sequence) FROM domain_event"
                        + " WHERE aggregate_type = 'Publication' AND aggregate_id NOT LIKE 'poison-%' GROUP BY aggregate_id"
                        + " HAVING count(*) FILTER (WHERE name = 'PublicationStarted') <> 1"
                        + " OR count(*) FILTER (WHERE name IN ('PublicationCompleted', 'PublicationFailed')) <> 1");
        OVER_THE_LOG.put(
                "each version that went live did so once",
                "SELECT aggregate_id FROM domain_event WHERE name = 'VersionActivated'"
                        + " GROUP BY aggregate_id, payload->>'version' HAVING count(*) > 1");
        OVER_THE_LOG.put(
                "an approval has one decision at most",
                "SELECT aggregate_id FROM domain_event WHERE name IN ('ApprovalGranted', 'ApprovalRejected',"
                        + " 'ApprovalExpired', 'ApprovalCancelled') GROUP BY aggregate_id HAVING count(*) > 1");
        OVER_THE_LOG.put(
                "an approval that nobody decides expires",
                "SELECT asked.aggregate_id FROM domain_event asked WHERE asked.name = 'ApprovalRequested'"
                        + " AND asked.aggregate_id NOT LIKE 'poison-%' AND NOT EXISTS (SELECT FROM domain_event done"
                        + " WHERE done.aggregate_id = asked.aggregate_id AND done.name IN ('ApprovalGranted',"
                        + " 'ApprovalRejected', 'ApprovalExpired', 'ApprovalCancelled'))");
        OVER_THE_LOG.put(
                "people are reminded once of a decision",
                "SELECT aggregate_id FROM domain_event WHERE name = 'ApprovalReminded'"
                        + " GROUP BY aggregate_id, payload->>'number' HAVING count(*) > 1");
        OVER_THE_LOG.put(
                "each notice of a sunset is given once",
                "SELECT d.aggregate_id || ' was given ' || coalesce(string_agg(n.payload->>'notice', ', '), 'none')"
                        + " FROM domain_event d LEFT JOIN domain_event n ON n.aggregate_id = d.aggregate_id"
                        + " AND n.name = 'SunsetNoticeGiven' WHERE d.name = 'VersionsDeprecated' GROUP BY d.aggregate_id"
                        + " HAVING count(n.position) <> 3 OR count(DISTINCT n.payload->>'notice') <> 3");
        OVER_THE_LOG.put(
                "a sunset takes effect once",
                "SELECT d.aggregate_id FROM domain_event d LEFT JOIN domain_event r ON r.aggregate_id = d.aggregate_id"
                        + " AND r.name = 'ServiceRetired' WHERE d.name = 'VersionsDeprecated'"
                        + " GROUP BY d.aggregate_id HAVING count(r.position) <> 1");
        OVER_THE_LOG.put(
                "no saga is left of a publication that has ended",
                "SELECT s.saga_type || ' ' || a.value FROM saga s JOIN saga_association a USING (saga_type, saga_id)"
                        + " JOIN domain_event e ON e.aggregate_id = a.value"
                        + " AND e.name IN ('PublicationCompleted', 'PublicationFailed')"
                        + " WHERE a.key = 'publicationId'");
        OVER_THE_LOG.put(
                "only poison is parked",
                "SELECT processor || ' ' || stream || ' ' || name || ': ' || error FROM parked_event"
                        + " WHERE stream NOT LIKE 'poison-%'");
    }

    private final Cluster cluster;
    private final JdbcClient jdbc;

    Invariants(Cluster cluster) {
        this.cluster = cluster;
        this.jdbc = cluster.database().jdbc();
    }

    /** What does not hold, in words; nothing when all is well. */
    List<String> violations(Journal journal) {
        List<String> violations = new ArrayList<>(journal.surprises());
        OVER_THE_LOG.forEach((name, sql) -> jdbc.sql(sql)
                .query(String.class)
                .list()
                .forEach(found -> violations.add("it does not hold that " + name + ": " + found)));
        violations.addAll(lost(journal));
        violations.addAll(new RegistryAudit(cluster).violations());
        violations.addAll(new CallAudit(cluster.neighbours(), jdbc).violations());
        violations.addAll(new TopicAudit(cluster.broker(), jdbc).violations());
        violations.addAll(new ReplayAudit(cluster).violations());
        return violations;
    }

    private List<String> lost(Journal journal) {
        Set<String> acknowledged = new TreeSet<>(journal.acknowledged().keySet());
        jdbc.sql("SELECT aggregate_id FROM domain_event WHERE name = 'PublicationStarted'")
                .query(String.class)
                .list()
                .forEach(acknowledged::remove);
        return acknowledged.stream()
                .map(lost -> "publication " + lost + " was acknowledged and is not in the log")
                .toList();
    }
}
