package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** A step was taken back, or is about to be as soon as its neighbour lets us. */
@Revision("1")
public record StepCompensated(
        PublicationId publicationId, ServiceId serviceId, VersionNumber version, Stage stage, Attempt attempt)
        implements PublicationEvent {

    /** The outcome of an attempt that goes on beside the publication, because the neighbour is away. */
    public static final String POSTPONED = "postponed";

    /** Whether the publication ends before the step is taken back. */
    public boolean wasPostponed() {
        return attempt.outcome().equals(POSTPONED);
    }
}
