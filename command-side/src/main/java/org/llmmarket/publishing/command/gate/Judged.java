package org.llmmarket.publishing.command.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.problem.ProblemException;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

/** What the gate found, and what passes it when there are no errors. */
public final class Judged<T> {

    /** What has a status of its own, when nothing else is wrong. */
    private static final List<Reason> ALONE =
            List.of(Reason.NAME_TAKEN, Reason.VERSION_EXISTS, Reason.APPROVAL_REQUIRED, Reason.VERSION_BUMP_TOO_SMALL);

    private final Findings findings;
    private final @Nullable Appraisal appraisal;
    private final Supplier<T> passed;

    Judged(Findings findings, @Nullable Appraisal appraisal, Supplier<T> passed) {
        this.findings = findings;
        this.appraisal = appraisal;
        this.passed = passed;
    }

    /** What the version gate said; none where no version was judged. */
    public Optional<Appraisal> appraisal() {
        return Optional.ofNullable(appraisal);
    }

    public Findings findings() {
        return findings;
    }

    /**
     * What passes.
     *
     * @throws Rejection with all findings when there are errors
     * @throws ProblemException with all changes too, when the version's number hides some
     */
    public T orReject() {
        if (!findings.isValid()) {
            throw refusal();
        }
        return passed.get();
    }

    private RuntimeException refusal() {
        Rejection rejection = rejection();
        if (appraisal == null || appraisal.fault().isEmpty()) {
            return rejection;
        }
        Problem problem = Problem.of(rejection);
        for (Map.Entry<String, Object> member : appraisal.members().entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return problem.exception();
    }

    private Rejection rejection() {
        Set<String> codes = findings.errors().stream().map(Finding::code).collect(Collectors.toSet());
        Reason reason = ALONE.stream()
                .filter(alone ->
                        codes.contains(alone.name()) && isAllowedBeside(alone).containsAll(codes))
                .findFirst()
                .orElse(Reason.VALIDATION_FAILED);
        int count = findings.errors().size();
        String message = count == 1
                ? findings.errors().get(0).message()
                : "There are " + count + " faults; errors says where and what would be right.";
        return new Rejection(reason, message, findings);
    }

    /** A revision that needs approval is refused for that, even where it makes something worse too. */
    private static Set<String> isAllowedBeside(Reason reason) {
        return reason == Reason.APPROVAL_REQUIRED
                ? Set.of(reason.name(), Reason.VERSION_BUMP_TOO_SMALL.name())
                : Set.of(reason.name());
    }
}
