package org.llmmarket.publishing.saga.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.OpenVault;
import org.llmmarket.publishing.saga.sample.RecordedQueue;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.work.Work;

class PendingTest {

    private static final Sample P = Sample.publication("p-1");
    private static final Object AWAITED = P.approvalAwaited(Sample.NOW.plus(Duration.ofDays(7)));

    /** What the saga asks for beside the step that brings the publication on. */
    private static final Set<String> BESIDE = Set.of(
            "watch", "registry-sync", "registry-removal", "approval-workflow", "approval-notice", "approval-removal");

    static List<List<Object>> histories() {
        return List.of(
                List.of(P.started()),
                List.of(P.started(), P.policyPassed()),
                List.of(P.started(), P.policyRefused(Outcome.POLICY_VIOLATED)),
                List.of(P.started(), P.policyPassed(), P.registered()),
                List.of(P.started(), P.policyPassed(), P.registrationQueued()),
                List.of(P.started(), P.policyPassed(), P.skipped(Stage.REGISTRY)),
                List.of(P.started(), P.policyPassed(), P.registrationQueued(), P.testsPassed(), P.registered()),
                List.of(P.started(), P.policyPassed(), P.registered(), P.testsFailed("It is down.")),
                List.of(P.startedNeedingApproval(), P.policyPassed(), P.registered(), P.testsPassed()),
                List.of(P.startedNeedingApproval(), P.policyPassed(), P.registered(), P.testsPassed(), AWAITED),
                List.of(P.startedNeedingApproval(), P.testsPassed(), AWAITED, P.granted()),
                List.of(P.startedNeedingApproval(), P.testsPassed(), AWAITED, P.granted(), P.approved()),
                List.of(P.startedNeedingApproval(), P.testsPassed(), AWAITED, P.rejected()),
                List.of(P.startedNeedingApproval(), P.testsPassed(), AWAITED, P.expired()),
                List.of(P.startedNeedingApproval(), P.testsPassed(), AWAITED, P.cancelled()),
                List.of(P.started(), P.policyPassed(), P.retired()),
                List.of(P.started(), P.policyPassed(), P.retired(), P.failing(Outcome.WITHDRAWN, Stage.REGISTRY)),
                List.of(
                        P.started(),
                        P.retired(),
                        P.failing(Outcome.WITHDRAWN, Stage.APPROVAL, Stage.REGISTRY),
                        P.compensated(Stage.APPROVAL, "compensated")),
                List.of(
                        P.started(),
                        P.retired(),
                        P.failing(Outcome.WITHDRAWN, Stage.REGISTRY),
                        P.compensated(Stage.REGISTRY, "compensated")));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void the_log_tells_what_the_saga_has_asked_for(List<Object> history) {
        Work asked = askedBySaga(history);

        Optional<Work> pending = pending(history);

        assertThat(pending).isPresent();
        assertThat(pending.get().kind()).isEqualTo(asked.kind());
        assertThat(pending.get().key()).isEqualTo(asked.key());
        assertThat(pending.get().dueAt()).isEqualTo(asked.dueAt());
        assertThat(withoutEntry(pending.get())).isEqualTo(withoutEntry(asked));
    }

    @Test
    void nothing_is_pending_when_the_version_is_live() {
        assertThat(pending(List.of(P.started(), P.completed()))).isEmpty();
    }

    @Test
    void nothing_is_pending_when_the_publication_has_failed() {
        assertThat(pending(List.of(P.started(), P.failing(Outcome.WITHDRAWN), P.failed(Outcome.WITHDRAWN))))
                .isEmpty();
    }

    @Test
    void neither_attempts_nor_other_publications_change_what_is_pending() {
        Sample other = Sample.publication("p-2");
        List<Object> history = List.of(
                P.started(),
                P.policyPassed(),
                new StepAttempted(
                        P.publication(), P.service(), P.version(), Stage.REGISTRY, Sample.attempt(1, "unavailable")),
                other.started(),
                other.completed(),
                other.retired(),
                other.rejected());

        assertThat(pending(history)).map(Work::kind).contains("registry");
    }

    private static Optional<Work> pending(List<Object> history) {
        return Pending.of(P.publication(), FixedLog.of(history.toArray()).ofService("any"))
                .work("");
    }

    private static Work askedBySaga(List<Object> history) {
        RecordedQueue queue = new RecordedQueue();
        SagaTestFixture<PublishingSaga> fixture = new SagaTestFixture<>(PublishingSaga.class);
        fixture.registerResource(queue);
        fixture.registerResource(new OpenVault());
        fixture.registerResource(TestSettings.with());
        fixture.registerResource(new RunningPublications(FixedLog.of()));
        history.forEach(fixture::givenAPublished);
        String newest = queue.asked().stream()
                .filter(kind -> !BESIDE.contains(kind))
                .reduce((older, newer) -> newer)
                .orElseThrow();
        return queue.newest(newest);
    }

    /** The entry's id spares a call; without it the registry is asked. */
    private static Map<String, String> withoutEntry(Work work) {
        Map<String, String> payload = new HashMap<>(work.payload());
        payload.remove(StepWork.REGISTRY_ENTRY);
        return payload;
    }
}
