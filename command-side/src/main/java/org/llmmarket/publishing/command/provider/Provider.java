package org.llmmarket.publishing.command.provider;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.provider.ProviderRegistered;
import org.llmmarket.publishing.api.provider.ProviderVerified;
import org.llmmarket.publishing.api.provider.RegisterProvider;
import org.llmmarket.publishing.api.provider.VerifyProvider;

/** The public part of an account that publishes. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
public class Provider {

    @AggregateIdentifier
    private AccountId id;

    private boolean verified;

    /** Registering twice is registering once. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RegisterProvider command) {
        if (id == null) {
            apply(new ProviderRegistered(command.providerId()));
        }
    }

    @CommandHandler
    void decide(VerifyProvider command) {
        rejectIf(!command.actor().is(Role.ADMIN), Reason.ROLE_REQUIRED, "Only an admin verifies providers.");
        if (!verified) {
            apply(new ProviderVerified(id, command.actor().id()));
        }
    }

    @EventSourcingHandler
    void evolve(ProviderRegistered event) {
        id = event.providerId();
    }

    @EventSourcingHandler
    void evolve(ProviderVerified event) {
        verified = true;
    }
}
