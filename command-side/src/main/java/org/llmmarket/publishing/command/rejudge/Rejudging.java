package org.llmmarket.publishing.command.rejudge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.api.rejudge.EvidenceCheck;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.rejudge.Rejudgement;
import org.llmmarket.publishing.command.gate.Gate;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.springframework.stereotype.Component;

/** Judges the verdicts of a publication again; it only reads. */
@Component
class Rejudging {

    private final GateAgain gate;
    private final PolicyAgain policy;
    private final EndpointTestsAgain tests;
    private final ApprovalAgain approval = new ApprovalAgain();

    Rejudging(Gate gate, PolicyCheck policies, EvidenceCheck evidence, DocumentStore store) {
        KeptDocuments documents = new KeptDocuments(store);
        this.gate = new GateAgain(gate, documents);
        this.policy = new PolicyAgain(policies, documents);
        this.tests = new EndpointTestsAgain(evidence, documents);
    }

    /** @param draft to judge by instead; then only what the policies say is judged */
    Rejudgement judge(CaseFile file, @Nullable DraftPolicy draft) {
        List<RejudgedVerdict> verdicts = draft == null ? all(file) : policy.judge(file, draft);
        return new Rejudgement(
                file.started().serviceId(),
                file.started().version(),
                file.started().publicationId(),
                Rejudgement.of(verdicts),
                draft != null,
                verdicts);
    }

    private List<RejudgedVerdict> all(CaseFile file) {
        List<RejudgedVerdict> verdicts = new ArrayList<>();
        verdicts.add(gate.judge(file));
        verdicts.addAll(policy.judge(file));
        verdicts.addAll(tests.judge(file));
        approval.judge(file).ifPresent(verdicts::add);
        return verdicts;
    }
}
