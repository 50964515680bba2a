package org.llmmarket.publishing.command.gate;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private final Supplier<T> passed;

    Judged(Findings findings, Supplier<T> passed) {
        this.findings = findings;
        this.passed = passed;
    }

    public Findings findings() {
        return findings;
    }

    /**
     * What passes.
     *
     * @throws Rejection with all findings when there are errors
     */
    public T orReject() {
        if (!findings.isValid()) {
            throw rejection();
        }
        return passed.get();
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
