package org.llmmarket.publishing.command.gate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.command.contract.ReportedChange;
import org.llmmarket.publishing.command.terms.TermsComparison;
import org.llmmarket.publishing.command.version.Lineage;
import org.llmmarket.publishing.command.version.Step;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.Comparison;
import org.llmmarket.publishing.contract.semver.SemVer;
import org.llmmarket.publishing.store.document.StoredDocument;

/** The changes since a base on one side, the step that the number makes on the other. */
record Weighing(
        CatalogVersion base,
        Successor next,
        Optional<GateOverride> override,
        List<Change> ofContract,
        List<Change> ofTerms) {

    private static final int TOLD = 3;
    private static final int LONGEST = 300;

    Appraisal appraisal(Lineage lineage) {
        List<Change> changes = changes();
        Optional<StoredDocument> report = changes.isEmpty() ? Optional.empty() : Optional.of(ChangeDocument.of(this));
        String minimum = lineage.least(from(), required()).toString();
        GateVerdict verdict = new GateVerdict(
                base.number(),
                base.contractDigest(),
                base.offer().revision(),
                required(),
                given(),
                isCompared(),
                override.isPresent(),
                changes.size(),
                changes.isEmpty() ? null : summary(),
                report.map(document -> new Digest(document.digest())).orElse(null));
        Optional<Finding> fault = hidesSomething() ? Optional.of(fault(minimum)) : Optional.empty();
        return new Appraisal(verdict, ReportedChange.of(changes), minimum, report, fault, override);
    }

    List<Change> changes() {
        return Stream.concat(ofContract.stream(), ofTerms.stream()).toList();
    }

    boolean isCompared() {
        return next.isWhole() && new Comparison(changes()).compared();
    }

    Bump required() {
        return next.isWhole() ? seen() : Step.required(from(), Bump.MAJOR);
    }

    /** What the changes ask for that could be looked at. An admin's word stands for the contract, and for what is undecided. */
    private Bump seen() {
        List<Change> counted = override.isEmpty()
                ? changes()
                : ofTerms.stream().filter(change -> !change.isUndecided()).toList();
        Bump asked = Bump.of(new Comparison(counted).bump().name());
        Bump agreed = override.map(GateOverride::bump).orElse(Bump.NONE);
        return Step.required(from(), asked.compareTo(agreed) > 0 ? asked : agreed);
    }

    private Bump given() {
        return Step.given(from(), next.place());
    }

    private boolean hidesSomething() {
        return next.isInPlace() && !next.place().isPreRelease() && given().compareTo(seen()) < 0;
    }

    private SemVer from() {
        return SemVer.of(base.number().value());
    }

    private Finding fault(String minimum) {
        List<Change> reasons = changes().stream()
                .filter(change ->
                        Step.required(from(), Bump.of(change.bump().name())).compareTo(given()) > 0)
                .sorted(Comparator.comparing(Change::bump).reversed())
                .toList();
        String told = reasons.stream()
                .limit(TOLD)
                .map(change -> cut(change.message())
                        + (change.location().isEmpty() ? "" : " (" + cut(change.location()) + ")"))
                .collect(Collectors.joining("; "));
        String rest = reasons.size() > TOLD ? "; and " + (reasons.size() - TOLD) + " more." : ".";
        return new Finding(
                "version",
                "Must be " + minimum + " or higher, as it follows " + base.number() + ": " + told + rest + doubt(),
                TermsComparison.NEEDS_VERSION);
    }

    /** Whom to ask about what could not be decided, and what they must know. */
    private String doubt() {
        return changes().stream().anyMatch(Change::isUndecided) && next.contract() != null
                ? " What could not be compared counts as a break; an admin may override that for the documents "
                        + base.contractDigest() + " and " + next.contract().digest() + "."
                : "";
    }

    private String summary() {
        List<Change> changes = changes();
        return Stream.of(
                        count(changes, Bump.MAJOR, "that break consumers"),
                        count(changes, Bump.MINOR, "that add something"),
                        count(changes, Bump.PATCH, "of wording"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ", "Changes: ", "."));
    }

    private static Optional<String> count(List<Change> changes, Bump bump, String kind) {
        long count = changes.stream()
                .filter(change -> change.bump().name().equals(bump.name()))
                .count();
        return count == 0 ? Optional.empty() : Optional.of(count + " " + kind);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
