package org.llmmarket.publishing.saga.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.api.publication.EndPublication;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.MDC;

class TracedWorkerTest {

    private static final Sample P = Sample.publication("p-1");
    private static final Actor REVIEWER = new Actor(new AccountId("r-1"), Set.of(Role.REVIEWER));

    @Test
    void what_a_worker_answers_carries_the_request_and_is_done_by_the_service_itself() {
        CommandMessage<?> message = message(perform(WorkOutcome.done(new EndPublication(P.publication())), "req-7"));

        assertThat(message.getPayload()).isEqualTo(new EndPublication(P.publication()));
        assertThat(message.getMetaData()).containsEntry("requestId", "req-7").containsEntry("actor", "system");
    }

    @Test
    void what_people_decided_elsewhere_is_done_by_them() {
        assertThat(message(perform(WorkOutcome.done(new ApprovePublication(P.approval(), REVIEWER, null)), "r"))
                        .getMetaData())
                .containsEntry("actor", "r-1");
        assertThat(message(perform(WorkOutcome.done(new RejectPublication(P.approval(), REVIEWER, "k")), "r"))
                        .getMetaData())
                .containsEntry("actor", "r-1");
    }

    @Test
    void work_that_began_without_a_request_names_none() {
        CommandMessage<?> message = message(perform(WorkOutcome.done(new EndPublication(P.publication())), ""));

        assertThat(message.getMetaData()).doesNotContainKey("requestId");
    }

    @Test
    void another_try_stays_another_try() {
        WorkOutcome outcome = perform(WorkOutcome.again(Duration.ofSeconds(3)), "req-7");

        assertThat(outcome).isEqualTo(WorkOutcome.again(Duration.ofSeconds(3)));
    }

    @Test
    void the_log_lines_of_a_worker_carry_the_request() {
        perform(WorkOutcome.done(), "req-7");

        assertThat(seen).containsExactly("req-7");
        assertThat(MDC.get("requestId")).isNull();
    }

    @Test
    void whoever_calls_has_time_for_the_call() {
        Worker worker = worker(WorkOutcome.done());

        assertThat(TracedWorker.calling(worker, Duration.ofSeconds(30)).timeLimit())
                .isGreaterThan(Duration.ofSeconds(30));
        assertThat(TracedWorker.quick(worker).timeLimit()).isLessThan(Duration.ofSeconds(30));
        assertThat(TracedWorker.quick(worker).kind()).isEqualTo("some");
        assertThat(TracedWorker.quick(worker).concurrency()).isEqualTo(8);
    }

    @Test
    void an_attempt_that_was_cut_off_is_told_before_what_came_of_the_next() {
        Work again = new Work("policy", "p-1:policy", Map.of("publicationId", "p-1"), Sample.NOW, 3, 1, true);
        WorkOutcome outcome = TracedWorker.quick(worker(WorkOutcome.done(new EndPublication(P.publication()))))
                .perform(again);

        RecordAttempt told = (RecordAttempt) message(outcome).getPayload();
        assertThat(told.stage()).isEqualTo(Stage.POLICY);
        assertThat(told.attempt().number()).isEqualTo(2);
        assertThat(told.attempt().outcome()).isEqualTo("interrupted");
        assertThat(outcome.commands()).hasSize(2);
    }

    @Test
    void of_what_belongs_to_no_publication_there_is_no_timeline_to_tell_it() {
        Work again = new Work("policy-watch", "policy-watch", Map.of(), Sample.NOW, 2, 1, true);

        assertThat(TracedWorker.quick(worker(WorkOutcome.done())).perform(again).commands())
                .isEmpty();
    }

    private final List<String> seen = new ArrayList<>();

    private WorkOutcome perform(WorkOutcome answer, String request) {
        return TracedWorker.quick(worker(answer)).perform(Work.now("some", "k", Map.of("requestId", request)));
    }

    private Worker worker(WorkOutcome answer) {
        return new Worker() {
            @Override
            public String kind() {
                return "some";
            }

            @Override
            public WorkOutcome perform(Work work) {
                seen.add(MDC.get("requestId"));
                return answer;
            }
        };
    }

    private static CommandMessage<?> message(WorkOutcome outcome) {
        return (CommandMessage<?>) outcome.commands().get(0);
    }
}
