package org.llmmarket.publishing.contract.comparison.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;

/**
 * Compares discriminators. They allow and refuse no value, but consumers choose by them: another property, or another schema
 * for the same value, breaks what they were told.
 */
final class DiscriminatorComparison {

    private final Comparer comparer;

    DiscriminatorComparison(Comparer comparer) {
        this.comparer = comparer;
    }

    void compare(Form left, Form right, Findings findings) {
        Optional<Remark> before = left.remark("discriminator");
        Optional<Remark> after = right.remark("discriminator");
        if (before.isPresent() && after.isPresent()) {
            compare(before.get(), after.get(), findings);
        } else if (before.isPresent() || after.isPresent()) {
            boolean added = after.isPresent();
            Place base = before.map(Remark::place).orElse(null);
            Place revision = after.map(Remark::place).orElse(null);
            String message = added ? "a discriminator is added" : "the discriminator is removed";
            add(Bump.MINOR, added ? "ADDED" : "REMOVED", base, revision, message, findings);
        }
    }

    private void compare(Remark before, Remark after, Findings findings) {
        String one = before.value().path("propertyName").asString("");
        String two = after.value().path("propertyName").asString("");
        if (!one.equals(two)) {
            String message = "the discriminator changes from `" + one + "` to `" + two + "`";
            add(Bump.MAJOR, "CHANGED", before.place(), after.place(), message, findings);
        }
        Map<String, Place> base = mapping(before);
        Map<String, Place> revision = mapping(after);
        base.forEach((value, place) -> {
            if (!revision.containsKey(value)) {
                String message = "the value " + JsonText.cut(value) + " no longer stands for a schema";
                Bump bump = Effect.NARROWED.bump(comparer.direction());
                add(bump, "VALUE_REMOVED", place, null, message, findings);
            } else if (!isSame(place, revision.get(value))) {
                String message = "the value " + JsonText.cut(value) + " stands for another schema";
                add(Bump.MAJOR, "VALUE_CHANGED", place, revision.get(value), message, findings);
            }
        });
        revision.forEach((value, place) -> {
            if (!base.containsKey(value)) {
                String message = "the value " + JsonText.cut(value) + " comes to stand for a schema";
                add(Bump.MINOR, "VALUE_ADDED", null, place, message, findings);
            }
        });
    }

    private static Map<String, Place> mapping(Remark discriminator) {
        Map<String, Place> mapping = new LinkedHashMap<>();
        Place place = discriminator.place().member("mapping");
        place.node().properties().forEach(entry -> mapping.put(entry.getKey(), place.member(entry.getKey())));
        return mapping;
    }

    private boolean isSame(Place base, @Nullable Place revision) {
        if (revision == null) {
            return false;
        }
        if (base.node().equals(revision.node())) {
            return true;
        }
        Place left = target(base);
        Place right = target(revision);
        return comparer.verdict(
                        comparer.base().schemas().of(left),
                        comparer.revision().schemas().of(right))
                .isEqual();
    }

    private static Place target(Place value) {
        OpenApiDocument document = value.document();
        String name = value.node().asString("");
        String reference = name.startsWith("#") ? name : "#/components/schemas/" + name;
        JsonNode schema = document.references().target(reference);
        return new Place(document, "", value.written(), schema);
    }

    private static void add(
            Bump bump, String code, @Nullable Place base, @Nullable Place revision, String message, Findings findings) {
        findings.agreed(bump, Verdict.EQUAL, "DISCRIMINATOR_" + code, base, revision, message);
    }
}
