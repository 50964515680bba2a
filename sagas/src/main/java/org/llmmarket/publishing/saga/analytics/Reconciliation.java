package org.llmmarket.publishing.saga.analytics;

import java.util.List;
import java.util.Map;

/**
 * How {@code marketplace-events} differs from the log.
 *
 * @param expected how many events of the log should be there
 * @param found how many different ones are
 * @param missing those that should be there and are not, in the order of the log
 * @param duplicates how often each id came that came more than once, which at least once allows
 * @param unknown ids that the log does not know
 * @param outOfOrder ids that came for the first time after a later event of their service, but for repaired ones
 * @param waiting how many events of the log are not sent yet
 * @param repaired how many of the missing were sent just now
 */
public record Reconciliation(
        String topic,
        int expected,
        int found,
        List<Missing> missing,
        Map<String, Integer> duplicates,
        List<String> unknown,
        List<String> outOfOrder,
        int waiting,
        int repaired) {

    public Reconciliation {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
        outOfOrder = List.copyOf(outOfOrder);
    }

    /** An event that did not arrive. */
    public record Missing(String id, String event, String serviceId, long position) {}

    /** Whether the topic says what the log says. */
    public boolean isSound() {
        return missing.isEmpty() && unknown.isEmpty() && outOfOrder.isEmpty();
    }

    Reconciliation withRepaired(List<Missing> stillMissing) {
        return new Reconciliation(
                topic,
                expected,
                found + missing.size() - stillMissing.size(),
                stillMissing,
                duplicates,
                unknown,
                outOfOrder,
                waiting,
                missing.size() - stillMissing.size());
    }
}
