package org.llmmarket.publishing.command.rejudge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.rule.ApprovalRules;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateBasis;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.command.gate.Gate;

/** Judges the gate's verdict again: the same two contracts and terms, and the service as it was at that moment. */
final class GateAgain {

    private final Gate gate;
    private final KeptDocuments documents;

    GateAgain(Gate gate, KeptDocuments documents) {
        this.gate = gate;
        this.documents = documents;
    }

    RejudgedVerdict judge(CaseFile file) {
        GateVerdict recorded = file.submission().gate();
        Verdict verdict = new Verdict(
                Stage.VALIDATION,
                file.submission().at(),
                facts(recorded, file.started().approvalReasons()));
        GateBasis basis = recorded == null ? null : recorded.basis();
        if (recorded == null || basis == null) {
            return verdict.unverifiable("It was recorded before the gate noted what its verdict rests on.");
        }
        Differences differences = new Differences();
        differences.document("contractDigest", basis.revisionDigest(), documents);
        differences.document("baseDigest", recorded.baseDigest(), documents);
        differences.document("changeReport", recorded.changeReport(), documents);
        differences.compare("contractDigest", basis.revisionDigest(), file.contract());
        if (!differences.isEmpty()) {
            return verdict.tampered(differences);
        }
        GateVerdict now = gate.weighAgain(
                        file.before(),
                        file.submission().version(),
                        file.submission().terms(),
                        file.contract())
                .verdict();
        List<String> reasons = ApprovalRules.parse(basis.approvalRules())
                .reasons(file.submission().terms());
        compare(recorded, now, differences);
        differences.compare("approvalReasons", file.started().approvalReasons(), reasons);
        return verdict.found(facts(now, reasons), differences, note(basis));
    }

    private static void compare(GateVerdict recorded, GateVerdict now, Differences differences) {
        differences.compare("base", recorded.base(), now.base());
        differences.compare("baseDigest", recorded.baseDigest(), now.baseDigest());
        differences.compare("baseRevision", recorded.baseRevision(), now.baseRevision());
        differences.compare("bumpRequired", recorded.bumpRequired(), now.bumpRequired());
        differences.compare("bumpGiven", recorded.bumpGiven(), now.bumpGiven());
        differences.compare("compared", recorded.compared(), now.compared());
        differences.compare("overridden", recorded.overridden(), now.overridden());
        differences.compare("changes", recorded.changes(), now.changes());
        differences.compare("changeReport", recorded.changeReport(), now.changeReport());
        GateBasis then = recorded.basis();
        GateBasis found = now.basis();
        if (then != null && found != null) {
            differences.compare("terms", then.revisionTerms(), found.revisionTerms());
            differences.compare("baseTerms", then.baseTerms(), found.baseTerms());
            differences.compare("override", then.override(), found.override());
        }
    }

    /** Another edition is no difference by itself: it may say the same. */
    private static @Nullable String note(GateBasis basis) {
        return basis.edition() == Gate.EDITION
                ? null
                : "The gate judged by edition " + basis.edition() + " of its rules; this is edition " + Gate.EDITION
                        + ".";
    }

    private static Map<String, Object> facts(@Nullable GateVerdict gate, List<String> approvalReasons) {
        GateBasis basis = gate == null ? null : gate.basis();
        Digest none = null;
        return gate == null
                ? Map.of()
                : Verdict.facts(
                        "base", gate.base(),
                        "baseRevision", gate.baseRevision(),
                        "baseDigest", gate.baseDigest(),
                        "contractDigest", basis == null ? none : basis.revisionDigest(),
                        "baseTerms", basis == null ? none : basis.baseTerms(),
                        "terms", basis == null ? none : basis.revisionTerms(),
                        "bumpRequired", gate.bumpRequired(),
                        "bumpGiven", gate.bumpGiven(),
                        "compared", gate.compared(),
                        "overridden", gate.overridden(),
                        "override", basis == null ? null : basis.override(),
                        "changes", gate.changes(),
                        "changeReport", gate.changeReport(),
                        "approvalReasons", approvalReasons,
                        "edition", basis == null ? null : basis.edition());
    }
}
