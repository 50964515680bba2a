package org.llmmarket.publishing.app.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Holds what the neighbours were asked against their keys: nothing was asked twice under two keys, and nothing without one. */
final class CallAudit {

    private static final List<String> NEIGHBOURS = List.of("registry", "governance");

    /** They change nothing. */
    private static final List<String> READS =
            List.of("GET ", "approvalWorkflow", "auditLog", "health", "marketplaceMetrics");

    /** Publications of services that went live twice. */
    private static final String REINSTATED = "SELECT aggregate_id FROM domain_event WHERE name = 'PublicationStarted'"
            + " AND service_id IN (SELECT service_id FROM domain_event WHERE name = 'VersionsReinstated')";

    private final Neighbours neighbours;
    private final Set<String> reinstated;

    CallAudit(Neighbours neighbours, JdbcClient jdbc) {
        this.neighbours = neighbours;
        this.reinstated = Set.copyOf(jdbc.sql(REINSTATED).query(String.class).list());
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (String neighbour : NEIGHBOURS) {
            Map<String, Set<String>> keys = new HashMap<>();
            for (JsonNode call : neighbours.calls(neighbour)) {
                String name = call.path("call").asString();
                if (READS.stream().noneMatch(name::startsWith)) {
                    String key = call.path("idempotencyKey").asString("");
                    if (key.isEmpty()) {
                        violations.add(neighbour + " was asked without a key: " + call);
                    }
                    keys.computeIfAbsent(name + " " + call.path("body").asString(""), any -> new TreeSet<>())
                            .add(key);
                }
            }
            keys.forEach((call, used) -> {
                if (used.size() > times(call, used)) {
                    violations.add(neighbour + " was asked the same under several keys: " + call + " " + used
                            + told(neighbour, call.replaceAll("^\\S+ |(/status)? .*$", "")));
                }
            });
        }
        return violations;
    }

    /** How often this may be asked: what is suspended in between becomes active twice. */
    private int times(String call, Set<String> keys) {
        boolean isTwice = call.contains("/status ")
                && keys.stream()
                        .allMatch(key -> key.contains(":status-active-") && reinstated.contains(key.split(":", 2)[0]));
        return isTwice ? 2 : 1;
    }

    /** Everything that this neighbour was asked of one thing, in order. */
    private String told(String neighbour, String of) {
        StringBuilder told = new StringBuilder();
        for (JsonNode call : neighbours.calls(neighbour)) {
            if (call.path("call").asString().contains(of)) {
                told.append("\n  ").append(call);
            }
        }
        return told.toString();
    }
}
