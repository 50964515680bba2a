package org.llmmarket.publishing.saga.governance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.api.service.ComplianceViolated;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.SunsetNoticeGiven;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.WorkQueue;

/** Asks for the dashboard to be told what happens to services on the market. */
@ProcessingGroup("life-notices")
final class LifeFollower {

    private final WorkQueue queue;

    LifeFollower(WorkQueue queue) {
        this.queue = queue;
    }

    @EventHandler
    void on(
            SunsetNoticeGiven event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    @EventHandler
    void on(
            ComplianceViolated event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    @EventHandler
    void on(
            ComplianceConfirmed event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    @EventHandler
    void on(
            VersionsDeprecated event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    @EventHandler
    void on(
            DeprecationCancelled event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    @EventHandler
    void on(
            VersionsSuspended event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    @EventHandler
    void on(
            VersionsReinstated event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    @EventHandler
    void on(
            VersionsRetired event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    @EventHandler
    void on(
            ServiceRetired event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        tell(event, id, request);
    }

    private void tell(ServiceEvent event, String id, @Nullable String request) {
        queue.enqueue(LifeNoticeWorker.work(event.serviceId().toString(), id, request == null ? "" : request));
    }
}
