package org.llmmarket.publishing.contract.comparison.schema;

import java.util.LinkedHashSet;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.schema.Direction;

/**
 * Compares the members of objects. A declared property is relied on, though the set of values would say otherwise where
 * others are allowed too: one that is gone is a break, one that is new is none.
 */
final class ObjectComparison {

    private final Comparer comparer;

    ObjectComparison(Comparer comparer) {
        this.comparer = comparer;
    }

    void compare(Shape left, Shape right, Findings findings) {
        Members before = new Members(left, comparer.base(), comparer.direction());
        Members after = new Members(right, comparer.revision(), comparer.direction());
        Set<String> names = new LinkedHashSet<>(before.names());
        names.addAll(after.names());
        for (String name : names) {
            if (findings.isSettled()) {
                return;
            }
            comparer.budget().spend(10);
            compare(name, before, after, findings);
        }
        comparePatterns(before, after, findings);
        compareRest(before, after, findings);
    }

    private void compare(String name, Members before, Members after, Findings findings) {
        if (before.demands(name) == after.demands(name) && comparer.isSame(before.of(name), after.of(name))) {
            return;
        }
        boolean had = before.declares(name) && !before.leavesOut(name);
        boolean has = after.declares(name) && !after.leavesOut(name);
        if (had && !has) {
            removed(name, before, after, findings);
        } else if (has && !had) {
            added(name, before, after, findings);
        } else {
            compareRequired(name, before, after, findings);
            if (has) {
                findings.descend(
                        before.of(name),
                        after.of(name),
                        before.place(name),
                        after.place(name),
                        "." + name,
                        before.requires(name));
            }
        }
    }

    private static void compareRequired(String name, Members before, Members after, Findings findings) {
        if (before.requires(name) == after.requires(name)) {
            return;
        }
        Place base = before.place(name);
        Place revision = after.place(name);
        if (after.requires(name)) {
            String message = "the property `" + name + "` becomes required";
            findings.add(Effect.NARROWED, "PROPERTY_BECAME_REQUIRED", base, revision, message);
        } else {
            String message = "the property `" + name + "` becomes optional";
            findings.add(Effect.WIDENED, "PROPERTY_BECAME_OPTIONAL", base, revision, message);
        }
    }

    private void added(String name, Members before, Members after, Findings findings) {
        Schema allowed = before.leavesOut(name) ? comparer.base().schemas().everything() : before.of(name);
        Schema schema = after.of(name);
        Place revision = after.place(name);
        boolean open = allowed.allowsEverything(comparer.base());
        boolean required = after.requires(name) && !before.requires(name);
        if (required) {
            String message = "the property `" + name + "` is added and required";
            findings.add(Effect.NARROWED, "REQUIRED_PROPERTY_ADDED", null, revision, message);
        } else {
            compareRequired(name, before, after, findings);
        }
        if (allowed.refusesEverything()) {
            forbiddenBefore(name, revision, findings);
        } else if (open && !required) {
            Verdict strictly = new Verdict(true, !schema.allowsEverything(comparer.revision()));
            String message = "the property `" + name + "` is added";
            findings.agreed(Bump.MINOR, strictly, "PROPERTY_ADDED", null, revision, message);
        } else if (!open) {
            String message = "the property `" + name + "` is named now, which was allowed as one of any name";
            findings.agreed(Bump.MINOR, Verdict.EQUAL, "PROPERTY_ADDED", before.restPlace(), revision, message);
            findings.descend(allowed, schema, before.restPlace(), revision, "." + name);
        }
    }

    private static void forbiddenBefore(String name, Place revision, Findings findings) {
        String message = "the property `" + name + "` is added where no other properties were allowed";
        findings.add(Effect.WIDENED, "PROPERTY_ADDED", null, revision, message);
    }

    private void removed(String name, Members before, Members after, Findings findings) {
        Schema schema = before.of(name);
        Schema allowed = after.leavesOut(name) ? comparer.revision().schemas().everything() : after.of(name);
        Place base = before.place(name);
        boolean request = comparer.direction() == Direction.REQUEST;
        Verdict strictly = new Verdict(
                before.requires(name) || (!allowed.refusesEverything() && !schema.allowsEverything(comparer.base())),
                true);
        if (after.leavesOut(name)) {
            String how = request ? "read-only: it is no longer taken" : "write-only: it is no longer returned";
            findings.agreed(
                    request || !before.requires(name) ? Bump.MINOR : Bump.MAJOR,
                    strictly,
                    request ? "PROPERTY_BECAME_READ_ONLY" : "PROPERTY_BECAME_WRITE_ONLY",
                    base,
                    after.place(name),
                    "the property `" + name + "` becomes " + how);
            return;
        }
        boolean mapped = request
                && (after.saysNothing()
                        || (!allowed.allowsEverything(comparer.revision())
                                && !allowed.refusesEverything()
                                && !comparer.verdict(schema, allowed).narrowed()));
        String message = mapped
                ? "the property `" + name + "` is no longer named, and still allowed as one of any name"
                : allowed.refusesEverything()
                        ? "the property `" + name + "` is removed, and others than those named are not allowed"
                        : "the property `" + name + "` is removed";
        findings.agreed(mapped ? Bump.MINOR : Bump.MAJOR, strictly, "PROPERTY_REMOVED", base, null, message);
        if (after.requires(name)) {
            compareRequired(name, before, after, findings);
        }
    }

    private void comparePatterns(Members before, Members after, Findings findings) {
        Set<String> patterns = new LinkedHashSet<>(before.patterns());
        patterns.addAll(after.patterns());
        for (String pattern : patterns) {
            Place base = before.patternPlace(pattern);
            Place revision = after.patternPlace(pattern);
            Schema left = before.ofPattern(pattern);
            Schema right = after.ofPattern(pattern);
            if (base != null && revision != null) {
                findings.descend(left, right, base, revision, "." + pattern);
                continue;
            }
            Verdict verdict = comparer.verdict(left, right);
            if (!verdict.isEqual()) {
                findings.add(
                        verdict.effect(),
                        base == null ? "PATTERN_PROPERTIES_ADDED" : "PATTERN_PROPERTIES_REMOVED",
                        base,
                        revision,
                        "properties named by the pattern " + JsonText.cut(pattern)
                                + (base == null ? " are described now" : " are no longer described"));
            }
        }
    }

    private static void compareRest(Members before, Members after, Findings findings) {
        Schema left = before.rest();
        Schema right = after.rest();
        Place base = before.restPlace();
        Place revision = after.restPlace();
        if (left.refusesEverything() && !right.refusesEverything()) {
            String message = "properties of other names are allowed now";
            findings.add(Effect.WIDENED, "ADDITIONAL_PROPERTIES_ALLOWED", base, revision, message);
        } else if (right.refusesEverything() && !left.refusesEverything()) {
            String message = "properties of other names are no longer allowed";
            findings.add(Effect.NARROWED, "ADDITIONAL_PROPERTIES_FORBIDDEN", base, revision, message);
        } else if (base != null || revision != null) {
            findings.descend(left, right, base, revision, ".*");
        }
    }
}
