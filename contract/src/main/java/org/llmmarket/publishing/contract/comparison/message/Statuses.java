package org.llmmarket.publishing.contract.comparison.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.comparison.Place;

/** The responses of an operation by status code, range or default. */
final class Statuses {

    static final String DEFAULT = "default";

    private final Map<String, Place> responses = new LinkedHashMap<>();
    private final Place nothing;

    Statuses(Place written) {
        this.nothing = written.member("none");
        for (String name : written.node().propertyNames()) {
            if (!name.startsWith("x-")) {
                String key = name.equals(DEFAULT) ? name : name.toUpperCase(Locale.ROOT);
                responses.putIfAbsent(key, written.member(name));
            }
        }
    }

    Iterable<String> keys() {
        return responses.keySet();
    }

    boolean has(String status) {
        return responses.containsKey(status);
    }

    Place get(String status) {
        return responses.getOrDefault(status, nothing);
    }

    /** The range in which a status lies, where it is described. */
    Optional<String> rangeOf(String status) {
        return status.length() == 3 && !isRange(status)
                ? Optional.of(status.charAt(0) + "XX").filter(this::has)
                : Optional.empty();
    }

    /** The default, where it stands for success, or else for errors: without any 2xx nothing else tells of success. */
    Optional<String> byDefault(boolean success) {
        return Optional.of(DEFAULT).filter(name -> has(name) && success != hasSuccess());
    }

    /** The statuses within a range that are described one by one. */
    List<String> within(String range) {
        return isRange(range)
                ? responses.keySet().stream()
                        .filter(status -> !isRange(status) && status.length() == 3)
                        .filter(status -> status.charAt(0) == range.charAt(0))
                        .toList()
                : List.of();
    }

    /** Whether a status is what consumers hope for: success, or the redirect or upgrade of an operation that has no other. */
    boolean isSuccess(String status) {
        return status.startsWith("2") || (!hasSuccess() && (status.startsWith("3") || status.startsWith("1")));
    }

    boolean hasSuccess() {
        return responses.keySet().stream().anyMatch(status -> status.startsWith("2"));
    }

    boolean tellsOfContent(String status) {
        return !get(status).resolved().member("content").node().isEmpty();
    }

    /** Whether HTTP gives such a response no body, or a client leaves it unread. */
    static boolean isBodiless(String status) {
        return status.equals("204") || status.equals("205") || status.startsWith("3");
    }

    static boolean isError(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private static boolean isRange(String status) {
        return status.endsWith("XX");
    }
}
