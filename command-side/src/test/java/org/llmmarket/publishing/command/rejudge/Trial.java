package org.llmmarket.publishing.command.rejudge;

import static org.llmmarket.publishing.command.Sample.ANNA;
import static org.llmmarket.publishing.command.Sample.LISTING;
import static org.llmmarket.publishing.command.Sample.NAME;
import static org.llmmarket.publishing.command.Sample.NOW;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.attempt;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.version;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.rejudge.EvidenceCheck.Retrial;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.rejudge.Rejudgement;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.command.Sample;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.gate.GateFixture;

/** Anna's service of two versions, of which the second is judged again, and those who judge. */
final class Trial {

    static final String FIRST = "1.0.0";
    static final String SECOND = "2.0.0";
    static final ApprovalId APPROVAL = new ApprovalId("approval");
    static final String POLICIES = "{\"policies\":[]}";

    final GateFixture gate = new GateFixture();
    final Digest contract =
            new Digest(gate.upload(Definitions.sound().get("openApiSpec").toString()));
    final Digest policies = document(POLICIES);

    /** What the engine says, by whichever policies it is asked. */
    Supplier<PolicyVerdict> engine = () -> new PolicyVerdict(true, "9", List.of());

    Retrial evidence = new Retrial(Map.of(), null, null);

    private final List<Happened> events = new ArrayList<>();

    Trial() {
        then(new ServiceCreated(SERVICE, ANNA, NAME, Category.TEXT_GENERATION));
        submit(FIRST, Sample.priced("0.02"));
        then(new VersionActivated(SERVICE, version(FIRST), publicationOf(FIRST), version(FIRST)));
    }

    Digest document(String text) {
        return new Digest(gate.documents.put("application/json", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Dearer than the first, and so another major version. */
    Trial secondVersion() {
        return submit(SECOND, Sample.priced("0.03"));
    }

    /** The gate's verdict on a version, as it is recorded, with its report beside it. */
    GateVerdict verdict(String number, Terms terms) {
        CatalogEntry before = CatalogEntry.of(events).orElseThrow();
        var appraisal = gate.gate().weighAgain(before, version(number), terms, contract);
        appraisal.report().ifPresent(report -> gate.documents.put(report.mediaType(), report.bytes()));
        return appraisal.verdict();
    }

    private Trial submit(String number, Terms terms) {
        return submitted(number, terms, verdict(number, terms));
    }

    Trial submitted(String number, Terms terms, GateVerdict verdict, String... approvalReasons) {
        then(new VersionSubmitted(
                SERVICE, version(number), false, publicationOf(number), LISTING, terms, contract, verdict));
        return then(new PublicationStarted(
                publicationOf(number),
                SERVICE,
                version(number),
                ANNA,
                NAME,
                Category.TEXT_GENERATION,
                LISTING,
                terms,
                contract,
                List.of(),
                List.of(approvalReasons),
                false));
    }

    Trial complied(@Nullable Digest by) {
        return then(new PolicyPassed(publicationOf(SECOND), SERVICE, version(SECOND), "7", List.of(), attempt(1), by));
    }

    Trial then(Object event) {
        events.add(new Happened(event, NOW.plusSeconds(events.size()), null));
        return this;
    }

    Rejudgement again() {
        return with(null);
    }

    Rejudgement with(@Nullable DraftPolicy draft) {
        CaseFile file = CaseFile.of(events, version(SECOND), null).orElseThrow();
        return new Rejudging(gate.gate(), new Engine(), (publication, seen, document) -> evidence, gate.documents)
                .judge(file, draft);
    }

    RejudgedVerdict again(Stage stage) {
        return again().verdicts().stream()
                .filter(verdict -> verdict.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    /** Asks the test. */
    private final class Engine implements PolicyCheck {

        @Override
        public PolicyVerdict judge(PolicySubject subject) {
            throw new AssertionError("nobody asks for the policies of today");
        }

        @Override
        public PolicyVerdict judge(PolicySubject subject, DraftPolicy draft) {
            return engine.get();
        }

        @Override
        public void requirePolicy(DraftPolicy draft) {
            throw new AssertionError("nobody has a draft");
        }

        @Override
        public PolicyVerdict judgeBy(PolicySubject subject, String text) {
            if (!text.equals(POLICIES)) {
                throw new AssertionError("these are not the policies: " + text);
            }
            return engine.get();
        }

        @Override
        public boolean failsOpen() {
            return false;
        }
    }
}
