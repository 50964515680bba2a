package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.List;

/** Compares constraints that are made of other schemas. */
final class ConditionComparison {

    private final Comparer comparer;

    ConditionComparison(Comparer comparer) {
        this.comparer = comparer;
    }

    void compare(Shape left, Shape right, Findings findings) {
        if (left.conditions().isEmpty() && right.conditions().isEmpty()) {
            return;
        }
        comparer.budget()
                .spend(10 + 5 * left.conditions().size() * right.conditions().size());
        List<Condition> before = new ArrayList<>(left.conditions());
        List<Condition> after = new ArrayList<>(right.conditions());
        before.removeIf(one -> after.stream()
                .filter(two -> isEqual(one, two))
                .findFirst()
                .map(after::remove)
                .orElse(false));
        before.removeIf(one -> after.stream()
                .filter(two -> one.isAlike(two)
                        || (one.keyword() == two.keyword() && one.keyword().sense() == Condition.Sense.COUNTED))
                .findFirst()
                .map(two -> {
                    changed(one, two, findings);
                    return after.remove(two);
                })
                .orElse(false));
        before.forEach(one -> single(Effect.WIDENED, one, findings));
        after.forEach(two -> single(Effect.NARROWED, two, findings));
    }

    private boolean isEqual(Condition one, Condition two) {
        if (!one.isAlike(two)) {
            return false;
        }
        for (int i = 0; i < one.schemas().size(); i++) {
            if (!comparer.verdict(one.schemas().get(i), two.schemas().get(i)).isEqual()) {
                return false;
            }
        }
        return true;
    }

    private static void single(Effect effect, Condition condition, Findings findings) {
        String word = condition.keyword().word();
        String code = LimitComparison.code(word.replace("$", "")) + (effect == Effect.NARROWED ? "_ADDED" : "_REMOVED");
        if (effect == Effect.NARROWED) {
            findings.add(effect, code, null, condition.place(), "the condition `" + word + "` is added");
        } else {
            findings.add(effect, code, condition.place(), null, "the condition `" + word + "` is removed");
        }
    }

    private void changed(Condition one, Condition two, Findings findings) {
        switch (one.keyword().sense()) {
            case STRAIGHT ->
                findings.descend(one.schemas().get(0), two.schemas().get(0), one.place(), two.place(), step(one));
            case TURNED -> add(verdict(one, two, 0).turned(), one, two, findings);
            case COUNTED -> counted(one, two, findings);
            case CONDITIONAL -> conditional(one, two, findings);
            case FIXED -> undecided(one, two, findings);
        }
    }

    private static String step(Condition condition) {
        return " " + condition.keyword().word() + (condition.name().isEmpty() ? "" : " of " + condition.name());
    }

    private Verdict verdict(Condition one, Condition two, int index) {
        return comparer.verdict(one.schemas().get(index), two.schemas().get(index));
    }

    private static void add(Verdict verdict, Condition one, Condition two, Findings findings) {
        if (!verdict.isEqual()) {
            String word = one.keyword().word();
            findings.add(
                    verdict.effect(),
                    LimitComparison.code(word) + "_CHANGED",
                    one.place(),
                    two.place(),
                    "the condition `" + word + "` changes");
        }
    }

    private static void undecided(Condition one, Condition two, Findings findings) {
        findings.add(
                Effect.UNDECIDED,
                "CONDITION",
                one.place(),
                two.place(),
                "the condition `" + one.keyword().word() + "` changes, and it cannot be told which values it allows");
    }

    private void conditional(Condition one, Condition two, Findings findings) {
        if (!verdict(one, two, 0).isEqual()) {
            undecided(one, two, findings);
            return;
        }
        for (int i = 1; i < one.schemas().size(); i++) {
            findings.descend(
                    one.schemas().get(i),
                    two.schemas().get(i),
                    sibling(one, i),
                    sibling(two, i),
                    i == 1 ? " then" : " else");
        }
    }

    private static org.llmmarket.publishing.contract.comparison.Place sibling(Condition condition, int index) {
        org.llmmarket.publishing.contract.comparison.Place test = condition.place();
        String word = index == 1 ? "then" : "else";
        return new org.llmmarket.publishing.contract.comparison.Place(
                test.document(), beside(test.location(), word), beside(test.written(), word), test.node());
    }

    private static String beside(String pointer, String word) {
        return pointer.substring(0, pointer.length() - "if".length()) + word;
    }

    /** More matching elements are harder to have, fewer at most too. */
    private void counted(Condition one, Condition two, Findings findings) {
        String[] before = one.name().split("\\.\\.", -1);
        String[] after = two.name().split("\\.\\.", -1);
        Verdict counts = compare(before[0], after[0], true).and(compare(before[1], after[1], false));
        Verdict schema = verdict(one, two, 0);
        if (schema.isEqual()) {
            add(counts, one, two, findings);
        } else if (before[1].isEmpty() && after[1].isEmpty()) {
            if (!counts.isEqual()) {
                add(counts, one, two, findings);
            }
            findings.descend(one.schemas().get(0), two.schemas().get(0), one.place(), two.place(), " contains");
        } else {
            undecided(one, two, findings);
        }
    }

    private static Verdict compare(String before, String after, boolean lower) {
        if (before.equals(after)) {
            return Verdict.EQUAL;
        }
        if (before.isEmpty() || after.isEmpty()) {
            return Verdict.of(before.isEmpty() ? Effect.NARROWED : Effect.WIDENED);
        }
        boolean more = new java.math.BigDecimal(after).compareTo(new java.math.BigDecimal(before)) > 0;
        return Verdict.of(more == lower ? Effect.NARROWED : Effect.WIDENED);
    }
}
