package org.llmmarket.publishing.api.publication;

/** A command to a publication. Most are answers that workers record: one that comes twice counts once. */
public sealed interface PublicationCommand
        permits RecordAttempt,
                SkipStep,
                ParkStep,
                RetryStep,
                AbandonStep,
                CatchUpPolicy,
                RecordRegistryDrift,
                RecordPolicyVerdict,
                RecordRegistration,
                QueueRegistration,
                RecordEndpointTests,
                AwaitApproval,
                RecordApproval,
                FailPublication,
                RecordCompensation,
                CompletePublication,
                EndPublication {

    PublicationId publicationId();
}
