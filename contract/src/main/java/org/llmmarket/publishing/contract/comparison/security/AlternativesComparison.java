package org.llmmarket.publishing.contract.comparison.security;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Wording;

/** Compares the alternatives that calls may choose from: whoever followed one of the base must still be let in. */
final class AlternativesComparison {

    private final Differences differences;
    private final Pair security;
    private final Set<Alternative> stronger = new HashSet<>();

    AlternativesComparison(Differences differences, Pair security) {
        this.differences = differences;
        this.security = security;
    }

    void compare(List<Alternative> before, List<Alternative> after) {
        before.stream()
                .filter(was -> after.stream().noneMatch(is -> is.isImpliedBy(was)))
                .forEach(was -> refused(was, after));
        after.stream()
                .filter(is -> before.stream().noneMatch(is::isSameAs) && !stronger.contains(is))
                .forEach(is -> added(is, before));
    }

    private void refused(Alternative was, List<Alternative> after) {
        Optional<Alternative> moreScopes =
                after.stream().filter(is -> is.hasSchemesOf(was)).findFirst();
        Optional<Alternative> moreSchemes =
                after.stream().filter(is -> is.hasMoreSchemesThan(was)).findFirst();
        if (was.isAnonymous()) {
            stronger.addAll(after);
            differences.add(
                    ChangeKind.SECURITY_REQUIRED, security, "calls could be anonymous and now need " + shown(after));
        } else if (moreScopes.isPresent()) {
            stronger(ChangeKind.SECURITY_SCOPE_REQUIRED, was, moreScopes.get());
        } else if (moreSchemes.isPresent()) {
            stronger(ChangeKind.SECURITY_SCHEME_REQUIRED, was, moreSchemes.get());
        } else {
            differences.add(
                    ChangeKind.SECURITY_ALTERNATIVE_REMOVED,
                    security,
                    Wording.quoted(was.toString()) + " is no longer enough; now " + shown(after) + " is");
        }
    }

    private void stronger(ChangeKind kind, Alternative was, Alternative is) {
        stronger.add(is);
        differences.add(
                kind,
                new Pair(was.place(), is.place()),
                Wording.quoted(was.toString()) + " was enough and now is " + Wording.quoted(is.toString()));
    }

    private void added(Alternative is, List<Alternative> before) {
        Pair at = new Pair(security.base(), is.place());
        if (is.isAnonymous()) {
            differences.add(
                    ChangeKind.SECURITY_NO_LONGER_REQUIRED, at, "calls needed " + shown(before) + ", now nothing");
        } else if (before.stream().anyMatch(is::isImpliedBy)) {
            differences.add(
                    ChangeKind.SECURITY_WEAKENED, at, "calls needed " + shown(before) + ", now " + is + " is enough");
        } else {
            differences.add(
                    ChangeKind.SECURITY_ALTERNATIVE_ADDED, at, Wording.quoted(is.toString()) + " is enough too");
        }
    }

    private static String shown(List<Alternative> alternatives) {
        return Wording.quoted(String.join(
                " or ", alternatives.stream().map(Alternative::toString).toList()));
    }
}
