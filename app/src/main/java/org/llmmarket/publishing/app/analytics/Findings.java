package org.llmmarket.publishing.app.analytics;

import java.util.List;
import org.llmmarket.publishing.saga.analytics.Reconciliation;
import tools.jackson.databind.json.JsonMapper;

/** What a reconciliation has found, for people and for programs. */
final class Findings {

    private static final int MOST_LINES = 50;

    private Findings() {}

    static String json(Reconciliation found) {
        return JsonMapper.shared().writeValueAsString(found) + System.lineSeparator();
    }

    static String text(Reconciliation found) {
        StringBuilder text = new StringBuilder();
        lines(
                text,
                "missing",
                found.missing().stream()
                        .map(each ->
                                each.id() + " " + each.event() + " of " + each.serviceId() + " at " + each.position())
                        .toList());
        lines(text, "unknown", found.unknown());
        lines(text, "out of order", found.outOfOrder());
        lines(
                text,
                "more than once",
                found.duplicates().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue() + " times")
                        .toList());
        return text.append("%s: %d of %d events are there; %d missing, %d unknown, %d out of order, %d more than once"
                        .formatted(
                                found.topic(),
                                found.found(),
                                found.expected(),
                                found.missing().size(),
                                found.unknown().size(),
                                found.outOfOrder().size(),
                                found.duplicates().size()))
                .append("; %d wait to be sent, %d were repaired.%n".formatted(found.waiting(), found.repaired()))
                .toString();
    }

    private static void lines(StringBuilder text, String kind, List<String> found) {
        found.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("%-15s %s%n".formatted(kind, line.replaceAll("\\p{Cntrl}", " "))));
        if (found.size() > MOST_LINES) {
            text.append(
                    "%-15s … and %d more; --format=json names them all%n".formatted(kind, found.size() - MOST_LINES));
        }
    }
}
