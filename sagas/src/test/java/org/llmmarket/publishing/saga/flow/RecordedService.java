package org.llmmarket.publishing.saga.flow;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.llmmarket.publishing.api.service.ActivateVersion;
import org.llmmarket.publishing.api.service.DeprecateService;
import org.llmmarket.publishing.api.service.FailVersion;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.PublishVersion;
import org.llmmarket.publishing.api.service.RetireDeprecated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.SuspendService;
import org.llmmarket.publishing.api.service.SuspendVersion;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;

/** Writes down what happens to a service of one version: stands in for the service that decides. */
@Aggregate(cache = "aggregateCache")
public class RecordedService {

    @AggregateIdentifier
    private ServiceId id;

    private VersionNumber version;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void record(PublishVersion command) {
        apply(new VersionSubmitted(
                command.serviceId(),
                command.version(),
                false,
                command.publicationId(),
                command.listing(),
                command.terms(),
                command.contractDigest(),
                GateVerdict.FIRST));
    }

    @CommandHandler
    void record(ActivateVersion command) {
        apply(new VersionActivated(id, command.version(), command.publicationId(), command.version()));
    }

    @CommandHandler
    void record(FailVersion command) {
        apply(new VersionFailed(
                id,
                command.version(),
                command.publicationId(),
                command.outcome().status(),
                command.outcome()));
    }

    @CommandHandler
    void record(DeprecateService command) {
        apply(new VersionsDeprecated(id, List.of(version), command.sunsetAt(), null, null));
    }

    @CommandHandler
    void record(RetireDeprecated command) {
        apply(new VersionsRetired(id, List.of(version)));
    }

    @CommandHandler
    void record(SuspendVersion command) {
        apply(new VersionsSuspended(id, List.of(command.version()), command.reason()));
    }

    @CommandHandler
    void record(SuspendService command) {
        apply(new VersionsSuspended(id, List.of(version), command.reason()));
    }

    @EventSourcingHandler
    void evolve(VersionSubmitted event) {
        id = event.serviceId();
        version = event.version();
    }
}
