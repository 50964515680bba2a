package org.llmmarket.publishing.app.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.app.Client;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Makes every projection anew from the log and holds each row against what it was before. */
final class ReplayAudit {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> TABLES =
            Map.of("catalog.service", "service_id", "catalog.approval", "approval_id");

    private final Cluster cluster;
    private final JdbcClient jdbc;
    private final String token;

    ReplayAudit(Cluster cluster) {
        this.cluster = cluster;
        this.jdbc = cluster.database().jdbc();
        this.token = cluster.admin();
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        Map<String, Map<String, String>> before = rows();
        rebuildable().forEach(this::rebuild);
        Map<String, Map<String, String>> after = rows();
        before.forEach((table, rows) -> {
            Map<String, String> replayed = new HashMap<>(after.getOrDefault(table, Map.of()));
            rows.forEach((id, row) -> {
                String other = replayed.remove(id);
                if (!row.equals(other)) {
                    violations.add(table + " " + id + " is " + row + " but from the log " + other);
                }
            });
            replayed.keySet().forEach(id -> violations.add(table + " lacks " + id));
        });
        return violations;
    }

    private Map<String, Map<String, String>> rows() {
        Map<String, Map<String, String>> rows = new HashMap<>();
        TABLES.forEach((table, id) -> {
            Map<String, String> byId = new HashMap<>();
            jdbc.sql("SELECT " + id + " AS id, t::text AS row FROM " + table + " t")
                    .query()
                    .listOfRows()
                    .forEach(row -> byId.put(String.valueOf(row.get("id")), String.valueOf(row.get("row"))));
            rows.put(table, byId);
        });
        return rows;
    }

    private List<String> rebuildable() {
        List<String> names = new ArrayList<>();
        for (JsonNode projection :
                admin(cluster.queries().get(0)).get("/projections").json().path("data")) {
            if (projection.path("rebuildable").asBoolean()) {
                names.add(projection.path("name").asString());
            }
        }
        return names;
    }

    /** Whichever process is asked. */
    private void rebuild(String projection) {
        Client admin = admin(cluster.queries().get(0));
        await("the rebuild of " + projection)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> admin.post("/projections/" + projection + "/rebuild", Map.of())
                                .status()
                        == 202);
        await(projection + " is swapped in")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> admin.get("/projections/" + projection + "/rebuild")
                        .text("/state")
                        .equals("swapped"));
    }

    private Client admin(Node node) {
        return node.api().with(token);
    }
}
