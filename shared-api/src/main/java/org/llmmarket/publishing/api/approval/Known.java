package org.llmmarket.publishing.api.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Evidence;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepSkipped;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateVerdict;

/**
 * What is known about a publication at one moment: documents by their digests, which never change, and verdicts as they were.
 *
 * @param gate what has changed since the version before, the report of it by its digest
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Known(
        @Nullable Digest contractDigest,
        List<Finding> warnings,
        @Nullable GateVerdict gate,
        @Nullable PolicyVerdict policy,
        @Nullable TestVerdict endpointTests) {

    static final Known NOTHING = new Known(null, List.of(), null, null, null);

    public Known {
        warnings = List.copyOf(warnings);
    }

    /**
     * What the policies said.
     *
     * @param verdict {@code compliant}, {@code refused} or {@code not asked}
     */
    public record PolicyVerdict(String verdict, @Nullable String policyVersion, List<Violation> violations) {}

    /**
     * What the endpoint tests said.
     *
     * @param verdict {@code passed}, {@code failed} or {@code not asked}
     */
    public record TestVerdict(String verdict, @Nullable Evidence evidence) {}

    Known gated(@Nullable GateVerdict verdict) {
        return new Known(contractDigest, warnings, verdict == null ? gate : verdict.on(null), policy, endpointTests);
    }

    /** After one more event of the publication. */
    Known after(Object event) {
        if (event instanceof PublicationStarted started) {
            return new Known(started.contractDigest(), started.warnings(), gate, policy, endpointTests);
        }
        if (event instanceof PolicyPassed passed) {
            return judged(new PolicyVerdict("compliant", passed.policyVersion(), passed.violations()));
        }
        if (event instanceof PolicyRefused refused) {
            return judged(new PolicyVerdict("refused", refused.policyVersion(), refused.violations()));
        }
        if (event instanceof EndpointTestsPassed passed) {
            return tested(new TestVerdict("passed", new Evidence(passed.evidence(), passed.summary())));
        }
        if (event instanceof EndpointTestsFailed failed) {
            return tested(new TestVerdict("failed", new Evidence(failed.evidence(), failed.summary())));
        }
        return event instanceof StepSkipped skipped ? skipped(skipped.stage()) : this;
    }

    private Known skipped(Stage stage) {
        return switch (stage) {
            case POLICY -> judged(new PolicyVerdict("not asked", null, List.of()));
            case ENDPOINT_TESTS -> tested(new TestVerdict("not asked", null));
            default -> this;
        };
    }

    private Known judged(PolicyVerdict verdict) {
        return new Known(contractDigest, warnings, gate, verdict, endpointTests);
    }

    private Known tested(TestVerdict verdict) {
        return new Known(contractDigest, warnings, gate, policy, verdict);
    }
}
