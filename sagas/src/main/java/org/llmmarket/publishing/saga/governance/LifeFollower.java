package org.llmmarket.publishing.saga.governance;

import java.util.Set;
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

    private static final Set<Class<? extends ServiceEvent>> TOLD = Set.of(
            SunsetNoticeGiven.class,
            ComplianceViolated.class,
            ComplianceConfirmed.class,
            VersionsDeprecated.class,
            DeprecationCancelled.class,
            VersionsSuspended.class,
            VersionsReinstated.class,
            VersionsRetired.class,
            ServiceRetired.class);

    private final WorkQueue queue;

    LifeFollower(WorkQueue queue) {
        this.queue = queue;
    }

    @EventHandler
    void on(
            ServiceEvent event,
            @MessageIdentifier String id,
            @MetaDataValue(StepWork.REQUEST) @Nullable String request) {
        if (TOLD.contains(event.getClass())) {
            queue.enqueue(LifeNoticeWorker.work(event.serviceId(), id, request == null ? "" : request));
        }
    }
}
