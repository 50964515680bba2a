package org.llmmarket.publishing.command.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.GateBasis;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.command.contract.ReportedChange;
import org.llmmarket.publishing.store.document.StoredDocument;

/**
 * What the version gate says of a version.
 *
 * @param minimum the least number that would be honest and may come next; none where any may
 * @param report of the changes, to be stored beside the verdict; none where there are none
 * @param fault that the number hides more than it tells
 * @param override an admin's, in place of the comparison
 */
public record Appraisal(
        GateVerdict verdict,
        List<ReportedChange> changes,
        @Nullable String minimum,
        Optional<StoredDocument> report,
        Optional<Finding> fault,
        Optional<GateOverride> override) {

    public Appraisal {
        changes = List.copyOf(changes);
    }

    /** There is nothing that the version follows. */
    static Appraisal first(@Nullable String minimum) {
        return new Appraisal(
                GateVerdict.FIRST, List.of(), minimum, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with what it rests on. */
    Appraisal on(GateBasis basis) {
        return new Appraisal(verdict.on(basis), changes, minimum, report, fault, override);
    }

    public Bump bump() {
        return Objects.requireNonNullElse(verdict.bumpRequired(), Bump.NONE);
    }

    /** As members of an answer. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("minimumVersion", minimum);
        members.put("bump", bump());
        members.put("compared", verdict.compared());
        members.put("changes", changes);
        return members;
    }
}
