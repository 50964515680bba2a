package org.llmmarket.publishing.contract.comparison.schema;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.schema.Direction;
import tools.jackson.databind.JsonNode;

/** Compares what schemas say beside the values that they allow. */
final class RemarkComparison {

    private final Comparer comparer;

    RemarkComparison(Comparer comparer) {
        this.comparer = comparer;
    }

    void compare(Form left, Form right, Findings findings) {
        compareDeprecation(left, right, findings);
        compareDefaults(left, right, findings);
        compareXml(left, right, findings);
        compareExtensibleValues(left, right, findings);
        compareText(left, right, findings);
    }

    /** A list of values that may grow at any time; only what can no longer be sent is a break. */
    private void compareExtensibleValues(Form left, Form right, Findings findings) {
        Optional<Remark> before = left.remark("x-extensible-enum");
        Optional<Remark> after = right.remark("x-extensible-enum");
        if (before.map(Remark::text).equals(after.map(Remark::text))) {
            return;
        }
        Set<String> values = new HashSet<>();
        after.ifPresent(remark -> remark.value().forEach(value -> values.add(JsonText.of(value))));
        boolean lost = false;
        if (before.isPresent() && after.isPresent()) {
            for (JsonNode value : before.get().value()) {
                lost |= !values.contains(JsonText.of(value));
            }
        }
        findings.agreed(
                lost && comparer.direction() == Direction.REQUEST ? Bump.MAJOR : Bump.MINOR,
                Verdict.EQUAL,
                "EXTENSIBLE_ENUM_CHANGED",
                place(before),
                place(after),
                "`x-extensible-enum` changes from " + shown(before) + " to " + shown(after));
    }

    private static void compareDeprecation(Form left, Form right, Findings findings) {
        boolean was = left.says("deprecated");
        boolean is = right.says("deprecated");
        if (was != is) {
            findings.agreed(
                    Bump.MINOR,
                    Verdict.EQUAL,
                    is ? "DEPRECATED" : "NO_LONGER_DEPRECATED",
                    place(left.remark("deprecated")),
                    place(right.remark("deprecated")),
                    is ? "it becomes deprecated" : "it is no longer deprecated");
        }
    }

    /**
     * What a request leaves out is taken to be its default, so another default changes what consumers ask for; a default that
     * is only written down or no longer written down does not say that the behaviour has changed.
     */
    void compareDefaults(Form left, Form right, Findings findings) {
        Optional<Remark> before = left.remark("default");
        Optional<Remark> after = right.remark("default");
        if (before.map(Remark::text).equals(after.map(Remark::text))) {
            return;
        }
        boolean request = comparer.direction() == Direction.REQUEST;
        boolean changed = before.isPresent() && after.isPresent();
        findings.agreed(
                isRelevant(request, changed, findings.carriage()) ? Bump.MAJOR : Bump.MINOR,
                Verdict.EQUAL,
                changed ? "DEFAULT_CHANGED" : before.isPresent() ? "DEFAULT_REMOVED" : "DEFAULT_ADDED",
                place(before),
                place(after),
                "the default changes from " + shown(before) + " to " + shown(after));
    }

    /** Names of elements and attributes, which only documents with XML are written by. */
    private void compareXml(Form left, Form right, Findings findings) {
        Optional<Remark> before = left.remark("xml");
        Optional<Remark> after = right.remark("xml");
        if (before.map(Remark::text).equals(after.map(Remark::text))) {
            return;
        }
        boolean used = comparer.base().usesXml() && comparer.revision().usesXml();
        findings.agreed(
                used ? Bump.MAJOR : Bump.PATCH,
                Verdict.EQUAL,
                "XML_CHANGED",
                place(before),
                place(after),
                "`xml` changes from " + shown(before) + " to " + shown(after));
    }

    private static boolean isRelevant(boolean request, boolean changed, Carriage carriage) {
        return request && carriage.optional() && (changed || carriage.parameter());
    }

    private static @Nullable Place place(Optional<Remark> remark) {
        return remark.map(Remark::place).orElse(null);
    }

    private static String shown(Optional<Remark> remark) {
        return remark.map(one -> JsonText.shown(one.value())).orElse("none");
    }

    /** One change for each keyword whose texts differ, wherever in the schema they stand. */
    private static void compareText(Form left, Form right, Findings findings) {
        Map<String, Remark> before = texts(left);
        Map<String, Remark> after = texts(right);
        if (before.keySet().equals(after.keySet())) {
            return;
        }
        TreeSet<String> keywords = new TreeSet<>();
        Map<String, Remark> gone = new LinkedHashMap<>();
        Map<String, Remark> come = new LinkedHashMap<>();
        before.forEach((text, remark) -> {
            if (!after.containsKey(text)) {
                keywords.add(remark.keyword());
                gone.putIfAbsent(remark.keyword(), remark);
            }
        });
        after.forEach((text, remark) -> {
            if (!before.containsKey(text)) {
                keywords.add(remark.keyword());
                come.putIfAbsent(remark.keyword(), remark);
            }
        });
        for (String keyword : keywords) {
            Remark remark = come.getOrDefault(keyword, gone.get(keyword));
            boolean effective = remark != null && remark.isEffective();
            findings.agreed(
                    effective ? Bump.MINOR : Bump.PATCH,
                    Verdict.EQUAL,
                    effective ? "ALTERNATIVE_" + LimitComparison.code(keyword) + "_CHANGED" : "TEXT_CHANGED",
                    place(Optional.ofNullable(gone.get(keyword))),
                    place(Optional.ofNullable(come.get(keyword))),
                    "`" + JsonText.cut(keyword) + "` changes, which says nothing about the values");
        }
    }

    private static Map<String, Remark> texts(Form form) {
        Map<String, Remark> texts = new LinkedHashMap<>();
        for (Remark remark : form.remarks()) {
            if (remark.isText()) {
                texts.putIfAbsent(remark.text(), remark);
            }
        }
        return texts;
    }
}
