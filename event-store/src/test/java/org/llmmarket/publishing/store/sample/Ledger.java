package org.llmmarket.publishing.store.sample;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

/** A small aggregate for tests: it is opened, booked on, and closed. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
public class Ledger {

    @AggregateIdentifier
    private String id;

    private long total;
    private boolean closed;

    public record Open(@TargetAggregateIdentifier String ledgerId, String serviceId) {}

    public record Book(@TargetAggregateIdentifier String ledgerId, long amount) {}

    public record Close(@TargetAggregateIdentifier String ledgerId) {}

    @Revision("1")
    public record Opened(String ledgerId, String serviceId) {}

    public record Booked(String ledgerId, long amount, long total) {}

    public record Closed(String ledgerId) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    public void decide(Open command) {
        apply(new Opened(command.ledgerId(), command.serviceId()));
    }

    @CommandHandler
    public long decide(Book command) {
        Rejection.rejectIf(closed, Reason.ILLEGAL_MOVE, "closed");
        if (command.amount() != 0) {
            apply(new Booked(id, command.amount(), total + command.amount()));
        }
        return total;
    }

    @CommandHandler
    public void decide(Close command) {
        Rejection.rejectIf(closed, Reason.ILLEGAL_MOVE, "closed already");
        apply(new Closed(id));
    }

    @EventSourcingHandler
    void evolve(Opened event) {
        id = event.ledgerId();
    }

    @EventSourcingHandler
    void evolve(Booked event) {
        total = event.total();
    }

    @EventSourcingHandler
    void evolve(Closed event) {
        closed = true;
    }
}
