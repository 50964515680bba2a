package org.llmmarket.publishing.saga.registry;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.work.WorkQueue;

/** Asks for the registry to follow whenever published versions move; until they are published, their saga does. */
@ProcessingGroup(RegistryFollower.GROUP)
final class RegistryFollower {

    static final String GROUP = "registry-follower";

    private final WorkQueue queue;
    private final EventLog log;

    RegistryFollower(WorkQueue queue, EventLog log) {
        this.queue = queue;
        this.log = log;
    }

    /** An entry that comes late is made as its version was submitted, whatever has been revised since. */
    @EventHandler
    void on(
            RegistryEntryCreated event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        boolean isRevised = log.ofService(event.serviceId().toString()).stream()
                .map(RecordedEvent::payload)
                .anyMatch(each -> each instanceof ServiceRevised revised
                        && revised.version().equals(event.version()));
        if (isRevised) {
            describe(event.serviceId(), event.version(), id, request);
        }
    }

    /** An entry that was made again may have missed what its version went through meanwhile. */
    @EventHandler
    void on(
            RegistryDriftFound event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        if (event.restoredAs() != null) {
            follow(event.serviceId(), List.of(event.version()), id, request);
        }
    }

    @EventHandler
    void on(
            ServiceRevised event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        describe(event.serviceId(), event.version(), id, request);
    }

    @EventHandler
    void on(
            VersionsDeprecated event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        follow(event.serviceId(), event.versions(), id, request);
    }

    @EventHandler
    void on(
            DeprecationCancelled event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        follow(event.serviceId(), event.versions(), id, request);
    }

    @EventHandler
    void on(
            VersionsSuspended event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        follow(event.serviceId(), event.versions(), id, request);
    }

    @EventHandler
    void on(
            VersionsReinstated event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        follow(event.serviceId(), event.versions(), id, request);
    }

    @EventHandler
    void on(
            VersionsRetired event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        follow(event.serviceId(), event.versions(), id, request);
    }

    @EventHandler
    void on(
            ServiceRetired event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        follow(event.serviceId(), List.of(), id, request);
    }

    private void describe(ServiceId service, VersionNumber version, String eventId, @Nullable String request) {
        queue.enqueue(DescriptionWorker.work(service, version, eventId, request == null ? "" : request));
    }

    private void follow(ServiceId service, List<VersionNumber> versions, String eventId, @Nullable String request) {
        queue.enqueue(StandingWorker.work(service, versions, eventId, request == null ? "" : request));
    }
}
