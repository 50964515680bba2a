package org.llmmarket.publishing.access.server;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.provider.ProviderRegistered;
import org.llmmarket.publishing.api.provider.ProviderVerified;
import org.llmmarket.publishing.api.provider.RegisterProvider;
import org.llmmarket.publishing.api.provider.VerifyProvider;

/** Stands in for the provider aggregate of the command side. */
@Aggregate
public class SampleProvider {

    @SuppressWarnings("UnusedVariable") // Axon reads it
    @AggregateIdentifier
    private @Nullable AccountId id;

    SampleProvider() {}

    @CommandHandler
    SampleProvider(RegisterProvider command) {
        apply(new ProviderRegistered(command.providerId()));
    }

    @CommandHandler
    void decide(VerifyProvider command) {
        apply(new ProviderVerified(command.providerId(), command.actor().id()));
    }

    @EventSourcingHandler
    void evolve(ProviderRegistered event) {
        id = event.providerId();
    }
}
