package org.llmmarket.publishing.saga.publication;

import java.util.List;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.FailPublication;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Gives a publication up, for a reason that its provider understands. */
final class FailureWorker implements Worker {

    private final EventLog log;

    FailureWorker(EventLog log) {
        this.log = log;
    }

    @Override
    public String kind() {
        return Step.FAILURE.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        Outcome outcome = Outcome.of(step.required(StepWork.OUTCOME));
        return WorkOutcome.done(new FailPublication(
                step.publicationId(),
                outcome,
                Explanation.cut(explain(outcome, step.find(StepWork.CAUSE).orElse(""), step.publicationId()))));
    }

    private String explain(Outcome outcome, String cause, PublicationId publication) {
        return switch (outcome) {
            case POLICY_VIOLATED -> Explanation.ofViolations(violations(publication));
            case ENDPOINT_TESTS_FAILED -> Explanation.ofEndpointTests(endpointTests(publication));
            case WITHDRAWN -> Explanation.ofWithdrawal(cause);
            case POLICY_UNAVAILABLE -> Explanation.POLICY_UNAVAILABLE;
            case ABANDONED -> Explanation.ABANDONED;
            case REJECTED -> Explanation.REJECTED;
            case APPROVAL_TIMEOUT -> Explanation.APPROVAL_TIMEOUT;
        };
    }

    private List<Violation> violations(PublicationId publication) {
        return Stream.concat(
                        events(publication, PolicyRefused.class).stream().map(PolicyRefused::violations),
                        events(publication, PolicyCaughtUp.class).stream()
                                .filter(late -> !late.compliant())
                                .map(PolicyCaughtUp::violations))
                .flatMap(List::stream)
                .toList();
    }

    private String endpointTests(PublicationId publication) {
        return events(publication, EndpointTestsFailed.class).stream()
                .map(EndpointTestsFailed::explanation)
                .findFirst()
                .orElse("");
    }

    private <T> List<T> events(PublicationId publication, Class<T> type) {
        return log.ofAggregate(publication.toString()).stream()
                .map(RecordedEvent::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
