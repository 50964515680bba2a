package org.llmmarket.publishing.api.publication;

import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** A step of a publication. Every one names its service and version, so that it can be read alone. */
public sealed interface PublicationEvent
        permits PublicationStarted,
                StepAttempted,
                StepSkipped,
                StepParked,
                StepRetried,
                StepAbandoned,
                PolicyCaughtUp,
                RegistryDriftFound,
                PolicyPassed,
                PolicyRefused,
                RegistryEntryCreated,
                RegistrySynchronisationQueued,
                EndpointTestsPassed,
                EndpointTestsFailed,
                ApprovalAwaited,
                PublicationApproved,
                PublicationFailing,
                StepCompensated,
                PublicationCompleted,
                PublicationFailed {

    /** The group that carries publications on: what it cannot take holds them up. */
    String CARRIED_ON_BY = "publishing";

    PublicationId publicationId();

    ServiceId serviceId();

    VersionNumber version();
}
