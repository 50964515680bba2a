package org.llmmarket.publishing.app.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Holds what the registry knows against the log: an entry for every version that went live, and for no other. */
final class RegistryAudit {

    private static final String LIVE = """
            SELECT done.aggregate_id AS publication, coalesce(known.status, 'unknown') AS status
            FROM domain_event done LEFT JOIN (SELECT version #>> '{trial,publicationId}' AS publication,
                    version #>> '{standing,status}' AS status
                FROM catalog.service, json_array_elements(entry->'versions') version) known
                ON known.publication = done.aggregate_id
            WHERE done.name = 'PublicationCompleted'""";

    private final Cluster cluster;

    RegistryAudit(Cluster cluster) {
        this.cluster = cluster;
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        Map<String, String> live = new HashMap<>();
        cluster.database()
                .jdbc()
                .sql(LIVE)
                .query()
                .listOfRows()
                .forEach(row -> live.put(String.valueOf(row.get("publication")), String.valueOf(row.get("status"))));
        Map<String, String> entered = new HashMap<>();
        for (JsonNode entry : cluster.neighbours().registryEntries()) {
            String publication = entry.at("/metadata/publicationId").asString("");
            if (entered.put(publication, entry.path("status").asString()) != null) {
                violations.add("the registry has two entries of publication " + publication);
            }
        }
        live.forEach((publication, status) -> {
            // What has retired has taken its entry along.
            String expected = status.equals("retired") ? null : status;
            if (!Objects.equals(expected, entered.get(publication))) {
                violations.add("publication " + publication + " is " + status + " here and "
                        + entered.getOrDefault(publication, "unknown") + " in the registry");
            }
        });
        entered.keySet().stream()
                .filter(publication -> !live.containsKey(publication))
                .forEach(publication ->
                        violations.add("the registry lists publication " + publication + ", which did not go live"));
        return violations;
    }
}
