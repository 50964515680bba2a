package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * A step was taken back, or is about to be as soon as its neighbour lets us.
 *
 * @param postponed true where another such event tells when it is; null where none does
 */
@Revision("1")
public record StepCompensated(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        Stage stage,
        Attempt attempt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean postponed)
        implements PublicationEvent {

    /** The outcome of an attempt that goes on beside the publication, because the neighbour is away. */
    public static final String POSTPONED = "postponed";

    /** A step that was taken back; also as it was recorded when nobody told the end of what was postponed. */
    public StepCompensated(
            PublicationId publicationId, ServiceId serviceId, VersionNumber version, Stage stage, Attempt attempt) {
        this(publicationId, serviceId, version, stage, attempt, null);
    }

    /** Whether the publication ends before the step is taken back, which is told then. */
    public boolean wasPostponed() {
        return Boolean.TRUE.equals(postponed);
    }
}
