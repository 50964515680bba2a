package org.llmmarket.publishing.contract.comparison.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Deprecation;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Presence;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.comparison.message.SerializedComparison;

/** Compares the parameters of an operation. */
final class ParametersComparison {

    private final Differences differences;
    private final Exchange exchange;
    private final Presence presence;

    ParametersComparison(Differences differences, Exchange exchange) {
        this.differences = differences;
        this.exchange = exchange;
        this.presence = exchange.isCall() ? Presence.PARAMETER : Presence.EVENT_PARAMETER;
    }

    void compare(Map<ParameterKey, Place> before, Map<ParameterKey, Place> after) {
        Map<ParameterKey, Place> left = new LinkedHashMap<>(after);
        Map<ParameterKey, Place> gone = new LinkedHashMap<>();
        before.forEach((key, base) -> {
            Place revision = left.remove(key);
            if (revision == null) {
                gone.put(key, base);
            } else {
                compare(new Pair(base, revision));
            }
        });
        gone.forEach((key, base) -> movedOrGone(key, base, left));
        left.values().forEach(revision -> changed(new Pair(nothing(before, revision), revision)));
    }

    private void movedOrGone(ParameterKey key, Place base, Map<ParameterKey, Place> left) {
        differences.spend(left.size());
        Optional<ParameterKey> namesake = left.entrySet().stream()
                .filter(other ->
                        !other.getKey().in().equals(key.in()) || key.in().equals("path"))
                .filter(other -> !name(base).isEmpty() && name(other.getValue()).equalsIgnoreCase(name(base)))
                .map(Map.Entry::getKey)
                .findFirst();
        Place revision = namesake.map(left::remove).orElse(null);
        if (revision == null) {
            changed(new Pair(base, nothing(left, base)));
        } else if (namesake.get().in().equals(key.in())) {
            compare(new Pair(base, revision));
        } else {
            ChangeKind kind = exchange.isCall() ? ChangeKind.PARAMETER_MOVED : ChangeKind.EVENT_PARAMETER_MOVED;
            String message = subject(base) + " has moved to "
                    + Wording.quoted(namesake.get().in());
            differences.add(kind, new Pair(base, revision), message);
        }
    }

    /** Tells of a parameter that one side only has. */
    private void changed(Pair written) {
        differences.resolve(written).ifPresent(pair -> presence.compare(differences, pair, subject(pair.present())));
    }

    private void compare(Pair written) {
        differences.resolve(written).ifPresent(pair -> {
            if (!differences.isFirst("parameter " + exchange, pair)) {
                return;
            }
            String subject = subject(pair.base());
            String in = pair.base().node().path("in").asString("");
            if (in.equals("path")) {
                new Texts(differences).compare(ChangeKind.PATH_PARAMETER_RENAMED, pair.member("name"), subject);
            } else {
                presence.compare(differences, pair, subject);
            }
            new Texts(differences).compare(written, pair, subject);
            Deprecation.compare(differences, pair, subject);
            emptiness(pair, subject);
            new SerializedComparison(differences, exchange.request()).compare(pair, in, subject);
        });
    }

    private void emptiness(Pair pair, String subject) {
        boolean was = pair.base().node().path("allowEmptyValue").asBoolean(false);
        boolean is = pair.revision().node().path("allowEmptyValue").asBoolean(false);
        if (was != is) {
            boolean widens = is == exchange.isCall();
            differences.add(
                    widens ? ChangeKind.PARAMETER_EMPTY_ALLOWED : ChangeKind.PARAMETER_EMPTY_REFUSED,
                    pair,
                    subject + (is ? " may be empty" : " may no longer be empty"));
        }
    }

    private static String subject(Place written) {
        Place parameter = written.resolved();
        return "the " + parameter.node().path("in").asString("") + " parameter " + Wording.quoted(name(parameter));
    }

    private static String name(Place written) {
        return written.resolved().node().path("name").asString("");
    }

    /** The place beside those parameters where a parameter is not. */
    private static Place nothing(Map<ParameterKey, Place> others, Place parameter) {
        return others.values().stream()
                .findFirst()
                .map(other -> other.member("none"))
                .orElseGet(() -> parameter.member("none"));
    }
}
