package org.llmmarket.publishing.api.publication;

/** A command to a publication. All but its start are answers that workers record: one that comes twice counts once. */
public sealed interface PublicationCommand
        permits RecordAttempt,
                SkipStep,
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
