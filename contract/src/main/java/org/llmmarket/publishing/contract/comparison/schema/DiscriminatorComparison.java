package org.llmmarket.publishing.contract.comparison.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.document.OpenApiDocument;

/**
 * Compares discriminators. They allow and refuse no value, but consumers choose by them: another property breaks what they
 * were told, and the schema that a value stands for is one that they send or receive.
 */
final class DiscriminatorComparison {

    /** Beside a reference they make another schema of it. */
    private static final Set<String> EXTENDING =
            Set.of("allOf", "anyOf", "oneOf", "not", "if", "properties", "required", "enum", "const");

    private static final int MOST_WRAPPERS = 10;

    private final Comparer comparer;

    DiscriminatorComparison(Comparer comparer) {
        this.comparer = comparer;
    }

    void compare(Schema left, Schema right, Findings findings) {
        Form base = left.form(comparer.base());
        Form revision = right.form(comparer.revision());
        Optional<Remark> before = base.remark("discriminator");
        Optional<Remark> after = revision.remark("discriminator");
        if (before.isPresent() && after.isPresent()) {
            boolean own = isOwn(before.get(), left) && isOwn(after.get(), right);
            Predicate<Place> met = schema -> own || isAlternative(schema, base);
            compareWords(before.get(), after.get(), findings);
            compareSchemas(before.get(), after.get(), met, base, revision, findings);
        } else if (before.isPresent() || after.isPresent()) {
            boolean added = after.isPresent();
            Place gone = before.map(Remark::place).orElse(null);
            Place come = after.map(Remark::place).orElse(null);
            String message = added ? "a discriminator is added" : "the discriminator is removed";
            add(Bump.MINOR, added ? "ADDED" : "REMOVED", gone, come, message, findings);
        }
    }

    private void compareWords(Remark before, Remark after, Findings findings) {
        String one = before.value().path("propertyName").asString("");
        String two = after.value().path("propertyName").asString("");
        if (!one.equals(two)) {
            String message = "the discriminator changes from `" + one + "` to `" + two + "`";
            add(Bump.MAJOR, "CHANGED", before.place(), after.place(), message, findings);
        }
        Map<String, Place> base = mapping(before);
        Map<String, Place> revision = mapping(after);
        base.forEach((value, place) -> {
            Place other = revision.getOrDefault(value, implied(value, after));
            if (!other.exists()) {
                String message = "the value " + JsonText.cut(value) + " no longer stands for a schema";
                add(Effect.NARROWED.bump(comparer.direction()), "VALUE_REMOVED", place, null, message, findings);
            } else if (!isSame(place, other) && !areThere(place, other)) {
                String message = "the value " + JsonText.cut(value) + " stands for another schema";
                add(Bump.MAJOR, "VALUE_CHANGED", place, other, message, findings);
            }
        });
        revision.forEach((value, place) -> {
            if (!base.containsKey(value) && !isSame(implied(value, before), place)) {
                String message = "the value " + JsonText.cut(value) + " comes to stand for a schema";
                add(Effect.WIDENED.bump(comparer.direction()), "VALUE_ADDED", null, place, message, findings);
            }
        });
    }

    /** Alternatives of the same name are compared as such; all else that a value stands for is met nowhere but here. */
    private void compareSchemas(
            Remark before, Remark after, Predicate<Place> met, Form left, Form right, Findings findings) {
        Map<String, Place> revision = mapping(after);
        mapping(before).forEach((value, place) -> {
            Place other = revision.getOrDefault(value, implied(value, after));
            Place one = schema(place);
            Place two = schema(other);
            boolean told = one.written().equals(two.written()) && isAlternative(one, left) && isAlternative(two, right);
            if (met.test(one) && !told && areThere(place, other)) {
                findings.descend(
                        comparer.base().schemas().of(one),
                        comparer.revision().schemas().of(two),
                        place,
                        other.node().isString() ? other : null,
                        "(" + JsonText.cut(value) + ")",
                        !findings.carriage().optional());
            }
        });
    }

    /** Whether it is said of the schema itself: what extends another one is none of the others that extend it. */
    private static boolean isOwn(Remark discriminator, Schema schema) {
        return schema.roots().stream()
                .map(DiscriminatorComparison::resolved)
                .anyMatch(root -> isWithin(discriminator, root)
                        || (!isTarget(discriminator, root) && isWithin(discriminator, unwrapped(root))));
    }

    private static boolean isWithin(Remark discriminator, Place schema) {
        return discriminator.place().written().startsWith(schema.written() + "/");
    }

    private static boolean isTarget(Remark discriminator, Place root) {
        return mapping(discriminator).values().stream()
                .anyMatch(value -> schema(value).written().equals(root.written()));
    }

    private static Place resolved(Place schema) {
        return EXTENDING.stream().anyMatch(schema.node()::has) ? schema : schema.resolved();
    }

    /** What stands alone in an {@code allOf}, as it does for a description of its own. */
    private static Place unwrapped(Place wrapper) {
        Place schema = wrapper;
        for (int i = 0; i < MOST_WRAPPERS && schema.node().path("allOf").size() == 1 && isOnlyAllOf(schema); i++) {
            schema = resolved(schema.member("allOf").element(0));
        }
        return schema;
    }

    private static boolean isOnlyAllOf(Place schema) {
        return EXTENDING.stream().filter(schema.node()::has).allMatch("allOf"::equals);
    }

    private static boolean areThere(Place base, Place revision) {
        return schema(base).exists() && schema(revision).exists();
    }

    private static boolean isAlternative(Place schema, Form form) {
        return form.shapes().stream()
                .anyMatch(shape -> List.of(shape.label().split(" ", -1)).contains("#" + schema.written()));
    }

    /** A schema's own name stands for it without being written. */
    private static Place implied(String value, Remark discriminator) {
        OpenApiDocument document = discriminator.place().document();
        return Place.of(document, "").member("components").member("schemas").member(value);
    }

    private static Map<String, Place> mapping(Remark discriminator) {
        Map<String, Place> mapping = new LinkedHashMap<>();
        Place otherwise = discriminator.place().member("defaultMapping");
        if (otherwise.exists()) {
            mapping.put("of any other name", otherwise);
        }
        Place place = discriminator.place().member("mapping");
        place.node().properties().forEach(entry -> mapping.put(entry.getKey(), place.member(entry.getKey())));
        return mapping;
    }

    private boolean isSame(Place base, Place revision) {
        if (base.node().isString() && base.node().equals(revision.node())) {
            return true;
        }
        Place left = schema(base);
        Place right = schema(revision);
        return left.exists()
                && right.exists()
                && (left.written().equals(right.written())
                        || comparer.verdict(
                                        comparer.base().schemas().of(left),
                                        comparer.revision().schemas().of(right))
                                .isEqual());
    }

    private static Place schema(Place value) {
        if (!value.node().isString()) {
            return value;
        }
        return value.target(reference(value.node().asString()));
    }

    /** A mapping names schemas by reference, or just by name. */
    static String reference(String name) {
        return name.startsWith("#") ? name : "#/components/schemas/" + name;
    }

    private static void add(
            Bump bump, String code, @Nullable Place base, @Nullable Place revision, String message, Findings findings) {
        findings.agreed(bump, Verdict.EQUAL, "DISCRIMINATOR_" + code, base, revision, message);
    }
}
