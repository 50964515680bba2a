package org.llmmarket.publishing.command.rejudge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.service.Digest;

/** Has the policies' verdicts given again, by the text of the policies that were in force, or by a draft. */
final class PolicyAgain {

    private final PolicyCheck check;
    private final KeptDocuments documents;

    PolicyAgain(PolicyCheck check, KeptDocuments documents) {
        this.check = check;
        this.documents = documents;
    }

    /** What the engine said of a publication once. */
    private record Given(
            Instant at,
            boolean compliant,
            String policyVersion,
            List<Violation> violations,
            @Nullable Digest policies) {

        boolean isMissing() {
            return violations.stream().anyMatch(Violation::isMissingVerdict);
        }

        Verdict verdict() {
            return new Verdict(
                    Stage.POLICY,
                    at,
                    Verdict.facts(
                            "compliant", compliant,
                            "policyVersion", policyVersion,
                            "policies", policies,
                            "violations", violations));
        }
    }

    List<RejudgedVerdict> judge(CaseFile file) {
        PolicySubject subject = PolicySubject.of(file.started());
        return given(file).map(given -> judge(given, subject)).toList();
    }

    /** @throws NoVerdict when nobody judges by this draft, or not now */
    List<RejudgedVerdict> judge(CaseFile file, DraftPolicy draft) {
        PolicySubject subject = PolicySubject.of(file.started());
        Optional<Given> last = given(file).reduce((earlier, later) -> later);
        return last.map(given -> compare(given, check.judge(subject, draft))).stream()
                .toList();
    }

    private static Stream<Given> given(CaseFile file) {
        return file.happened().stream().flatMap(each -> given(each.event(), each.at()).stream());
    }

    private static Optional<Given> given(Object event, Instant at) {
        if (event instanceof PolicyPassed said) {
            return Optional.of(new Given(at, true, said.policyVersion(), said.violations(), said.policies()));
        }
        if (event instanceof PolicyRefused said) {
            return Optional.of(new Given(at, false, said.policyVersion(), said.violations(), said.policies()));
        }
        return event instanceof PolicyCaughtUp said
                ? Optional.of(new Given(at, said.compliant(), said.policyVersion(), said.violations(), said.policies()))
                : Optional.empty();
    }

    private RejudgedVerdict judge(Given given, PolicySubject subject) {
        Digest policies = given.policies();
        if (given.isMissing()) {
            return given.verdict().unverifiable("The policy engine was away: nobody has judged.");
        }
        if (policies == null) {
            return given.verdict()
                    .unverifiable("The text of the policies that were in force was not recorded with the verdict.");
        }
        Optional<byte[]> text = documents.sound(policies);
        if (text.isEmpty()) {
            Differences differences = new Differences();
            differences.document("policies", policies, documents);
            return given.verdict().tampered(differences);
        }
        try {
            return compare(given, check.judgeBy(subject, new String(text.get(), StandardCharsets.UTF_8)));
        } catch (NoVerdict none) {
            return given.verdict().unverifiable(none.detail());
        }
    }

    private static RejudgedVerdict compare(Given given, PolicyVerdict now) {
        Differences differences = new Differences();
        differences.compare("compliant", given.compliant(), now.passes());
        Map<String, Violation> then = byEssence(given.violations());
        Map<String, Violation> found = byEssence(now.violations());
        Set<String> all = new LinkedHashSet<>(then.keySet());
        all.addAll(found.keySet());
        all.stream()
                .filter(essence -> !then.containsKey(essence) || !found.containsKey(essence))
                .forEach(essence -> differences.add(place(essence), then.get(essence), found.get(essence)));
        Map<String, Object> facts = Verdict.facts(
                "compliant", now.passes(), "policyVersion", now.policyVersion(), "violations", now.violations());
        return given.verdict().found(facts, differences, null);
    }

    /** Without the wording, which may change while the policies ask the same. */
    private static Map<String, Violation> byEssence(List<Violation> violations) {
        Map<String, Violation> known = new LinkedHashMap<>();
        violations.stream()
                .filter(violation -> !violation.isMissingVerdict())
                .forEach(one -> known.put(
                        String.join(
                                "\n",
                                one.policyId(),
                                one.field(),
                                one.severity(),
                                one.actualValue(),
                                one.expectedValue()),
                        one));
        return known;
    }

    private static String place(String essence) {
        List<String> parts = essence.lines().toList();
        String field = parts.size() > 1 ? parts.get(1) : "";
        return "violations[" + parts.get(0) + (field.isEmpty() ? "" : " " + field) + "]";
    }
}
