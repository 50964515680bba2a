package org.llmmarket.publishing.benchmarks;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The least aggregate: one event a command. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
public class Account {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String account;

    private long balance;

    /** Opens it. */
    public record Open(@TargetAggregateIdentifier String account) {}

    /** Adds to it. */
    public record Credit(@TargetAggregateIdentifier String account, long amount) {}

    /** It is open. */
    @Revision("1")
    public record Opened(String account, String serviceId) {}

    /** Something was added. */
    @Revision("1")
    public record Credited(String account, String serviceId, long amount, long balance) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(Open command) {
        apply(new Opened(command.account(), command.account()));
    }

    @CommandHandler
    void decide(Credit command) {
        apply(new Credited(command.account(), command.account(), command.amount(), balance + command.amount()));
    }

    @EventSourcingHandler
    void evolve(Opened event) {
        account = event.account();
    }

    @EventSourcingHandler
    void evolve(Credited event) {
        balance = event.balance();
    }
}
