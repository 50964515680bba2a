package org.llmmarket.publishing.contract.comparison.schema;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Place;

/** Only whether there is a difference, and of which kind. */
final class SilentFindings implements Findings {

    private final Comparer comparer;
    private Verdict verdict = Verdict.EQUAL;

    SilentFindings(Comparer comparer) {
        this.comparer = comparer;
    }

    Verdict verdict() {
        return verdict;
    }

    @Override
    public void add(Effect effect, String code, @Nullable Place base, @Nullable Place revision, String message) {
        verdict = verdict.and(Verdict.of(effect));
    }

    @Override
    public void agreed(
            Bump bump, Verdict strictly, String code, @Nullable Place base, @Nullable Place revision, String message) {
        verdict = verdict.and(strictly);
    }

    @Override
    public void descend(
            Schema left, Schema right, @Nullable Place base, @Nullable Place revision, String step, boolean required) {
        if (!isSettled()) {
            verdict = verdict.and(comparer.verdict(left, right));
        }
    }

    @Override
    public Carriage carriage() {
        return Carriage.JSON;
    }

    @Override
    public boolean isSettled() {
        return verdict.equals(Verdict.UNRELATED);
    }

    @Override
    public boolean wantsRemarks() {
        return false;
    }
}
