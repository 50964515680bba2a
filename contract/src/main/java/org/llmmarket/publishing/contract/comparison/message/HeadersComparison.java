package org.llmmarket.publishing.contract.comparison.message;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.Deprecation;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Presence;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.schema.Direction;

/** Compares the headers of a response or of a part of a form; their names know no case. */
final class HeadersComparison {

    private final Differences differences;
    private final Direction direction;

    HeadersComparison(Differences differences, Direction direction) {
        this.differences = differences;
        this.direction = direction;
    }

    void compare(Pair headers) {
        Map<String, String> before = names(headers.base());
        Map<String, String> after = names(headers.revision());
        Map<String, String> all = new LinkedHashMap<>(before);
        after.forEach(all::putIfAbsent);
        all.forEach((key, name) -> {
            Place base = headers.base().member(before.getOrDefault(key, name));
            Place revision = headers.revision().member(after.getOrDefault(key, name));
            header(new Pair(base, revision), "the header " + Wording.quoted(name));
        });
    }

    private void header(Pair written, String subject) {
        differences.resolve(written).ifPresent(pair -> {
            Presence presence = direction == Direction.REQUEST ? Presence.SENT_HEADER : Presence.RECEIVED_HEADER;
            presence.compare(differences, pair, subject);
            if (pair.isInBoth() && differences.isFirst("header " + direction, pair)) {
                new Texts(differences).compare(written, pair, subject);
                Deprecation.compare(differences, pair, subject);
                new SerializedComparison(differences, direction).compare(pair, "header", subject);
            }
        });
    }

    /** The names as they are written; the media type of a message is not for its headers to say. */
    private static Map<String, String> names(Place headers) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : headers.node().propertyNames()) {
            if (!name.equalsIgnoreCase("Content-Type")) {
                names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            }
        }
        return names;
    }
}
