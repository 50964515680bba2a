package org.llmmarket.publishing.command.terms;

import java.util.ArrayList;
import java.util.List;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;

/** Collects what a comparison of terms finds; each message says in a sentence what has changed. */
final class TermsChanges {

    private final List<TermsChange> found = new ArrayList<>();

    List<TermsChange> found() {
        return List.copyOf(found);
    }

    /** A consumer loses something. */
    void worse(boolean condition, String field, String code, String message) {
        add(condition, field, code, Bump.MAJOR, true, message);
    }

    /** A consumer gains something, and nobody loses. */
    void better(boolean condition, String field, String code, String message) {
        add(condition, field, code, Bump.MINOR, false, message);
    }

    void wording(boolean condition, String field, String code, String message) {
        add(condition, field, code, Bump.PATCH, false, message);
    }

    /** Nobody loses, and yet those who use a version must be able to rely on its being as it was. */
    void onlyInNew(boolean condition, String field, String code, Bump bump, String message) {
        add(condition, field, code, bump, true, message);
    }

    /** A difference either way, of things that have an order. */
    void ordered(int order, String field, String better, String worse, String message) {
        better(order > 0, field, better, message);
        worse(order < 0, field, worse, message);
    }

    void add(Change change) {
        found.add(new TermsChange(change, true));
    }

    private void add(boolean condition, String field, String code, Bump bump, boolean needsVersion, String message) {
        if (condition) {
            found.add(new TermsChange(new Change(code, bump, field, field, field, message), needsVersion));
        }
    }
}
