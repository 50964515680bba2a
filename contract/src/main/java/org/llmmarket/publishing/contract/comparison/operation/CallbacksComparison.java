package org.llmmarket.publishing.contract.comparison.operation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Wording;

/** Compares the callbacks of an operation: by name, else by the address that they are sent to. */
final class CallbacksComparison {

    private final Differences differences;
    private final PathItemsComparison items;

    CallbacksComparison(Differences differences, Exchange exchange, OperationComparison operations) {
        this.differences = differences;
        this.items = new PathItemsComparison(differences, PathItemRole.CALLBACK, exchange, operations);
    }

    void compare(Pair callbacks) {
        Map<String, Place> left = named(callbacks.revision());
        Map<String, Place> gone = new LinkedHashMap<>();
        named(callbacks.base()).forEach((name, base) -> {
            Place revision = left.remove(name);
            if (revision != null) {
                compareNamed(new Pair(base, revision));
            } else {
                gone.put(name, base);
            }
        });
        Map<Set<String>, String> byAddress = new HashMap<>();
        left.forEach((name, revision) -> byAddress.putIfAbsent(addresses(revision), name));
        gone.forEach((name, base) -> {
            String other = byAddress.remove(addresses(base));
            Place renamed = other == null ? null : left.remove(other);
            if (renamed != null) {
                compareNamed(new Pair(base, renamed));
            } else {
                Pair at = new Pair(base, callbacks.revision().member(name));
                differences.add(ChangeKind.CALLBACK_REMOVED, at, "the callback " + Wording.quoted(name) + " is gone");
            }
        });
        left.forEach((name, revision) -> {
            Pair at = new Pair(callbacks.base().member(name), revision);
            differences.add(ChangeKind.CALLBACK_ADDED, at, "the callback " + Wording.quoted(name) + " is new");
        });
    }

    private void compareNamed(Pair written) {
        differences.resolve(written).ifPresent(items::compare);
    }

    private static Map<String, Place> named(Place callbacks) {
        Map<String, Place> named = new LinkedHashMap<>();
        for (String name : callbacks.node().propertyNames()) {
            if (!name.startsWith("x-")) {
                named.put(name, callbacks.member(name));
            }
        }
        return named;
    }

    private static Set<String> addresses(Place callback) {
        return Set.copyOf(callback.resolved().node().propertyNames());
    }
}
