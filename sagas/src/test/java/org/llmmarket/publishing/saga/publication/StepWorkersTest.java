package org.llmmarket.publishing.saga.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.CompletePublication;
import org.llmmarket.publishing.api.publication.EndPublication;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.service.ActivateVersion;
import org.llmmarket.publishing.api.service.FailVersion;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.work.WorkOutcome;

class StepWorkersTest {

    private static final Sample P = Sample.publication("p-1");

    private final RunningPublications publications = new RunningPublications(FixedLog.of(P.started()));
    private final Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);

    @Test
    void activation_is_one_command() {
        assertThat(new ActivationWorker(publications, (publication, work, goLive) -> WorkOutcome.done(goLive))
                        .perform(Step.ACTIVATION.now(payload())))
                .isEqualTo(WorkOutcome.done(new GoLive(P.service(), P.version(), P.publication())));
    }

    @Test
    void a_version_goes_live_and_then_its_publication_is_complete() {
        List<Object> handled = new ArrayList<>();
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(ActivateVersion.class.getName(), message -> handled.add(message.getPayload()));
        bus.subscribe(CompletePublication.class.getName(), message -> handled.add(message.getPayload()));

        new GoLiveHandler().handle(new GoLive(P.service(), P.version(), P.publication()), gateway(bus));

        assertThat(handled)
                .containsExactly(
                        new ActivateVersion(P.service(), P.version(), P.publication()),
                        new CompletePublication(P.publication()));
    }

    @Test
    void a_publication_is_not_complete_when_its_version_cannot_go_live() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(ActivateVersion.class.getName(), message -> {
            throw new Rejection(Reason.RETIRED, "The service has left the market for good.");
        });
        CommandGateway gateway = gateway(bus);
        GoLive command = new GoLive(P.service(), P.version(), P.publication());

        assertThatThrownBy(() -> new GoLiveHandler().handle(command, gateway)).isInstanceOf(Rejection.class);
    }

    @Test
    void a_failed_publication_ends_together_with_its_version() {
        Map<String, String> payload = Map.of(StepWork.PUBLICATION, "p-1", StepWork.OUTCOME, Outcome.REJECTED.wire());

        assertThat(new EndingWorker(publications).perform(Step.ENDING.now(payload)))
                .isEqualTo(WorkOutcome.done(
                        new FailVersion(P.service(), P.version(), P.publication(), Outcome.REJECTED),
                        new EndPublication(P.publication())));
    }

    @Test
    void a_stage_that_left_nothing_behind_is_recorded_as_taken_back() {
        Map<String, String> payload = Map.of(StepWork.PUBLICATION, "p-1", StepWork.STAGE, "policy");

        assertThat(new PlainCompensationWorker(clock).perform(Step.PLAIN_COMPENSATION.now(payload)))
                .isEqualTo(WorkOutcome.done(new RecordCompensation(
                        P.publication(),
                        Stage.POLICY,
                        new Attempt(1, Sample.NOW, Sample.NOW, "compensated", "There was nothing to take back."))));
    }

    @Test
    void work_that_lacks_what_it_needs_is_a_fault() {
        EndingWorker worker = new EndingWorker(publications);

        assertThatThrownBy(() -> worker.perform(Step.ENDING.now(payload())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the work p-1:ending has no outcome");
    }

    private static CommandGateway gateway(SimpleCommandBus bus) {
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private static Map<String, String> payload() {
        return Map.of(StepWork.PUBLICATION, "p-1");
    }
}
