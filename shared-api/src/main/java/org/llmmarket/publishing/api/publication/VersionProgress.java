package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.fold.Fold;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;

/** What becomes of a publication's version, until another publication of the same version takes over. */
final class VersionProgress {

    static final Fold<VersionProgress> FOLD = Fold.<VersionProgress>empty()
            .on(VersionSubmitted.class, (p, e, at) -> p.begins(e.publicationId(), e.serviceId(), e.version()))
            .on(VersionResubmitted.class, (p, e, at) -> p.begins(e.publicationId(), e.serviceId(), e.version()))
            .on(PublicationStarted.class, (p, e, at) -> p.begins(e.publicationId(), e.serviceId(), e.version()))
            .on(VersionActivated.class, (p, e, at) -> p.moves(List.of(e.version()), ServiceStatus.ACTIVE, null))
            .on(VersionFailed.class, VersionProgress::ends)
            .on(PublicationFailing.class, (p, e, at) -> p.fails(e.publicationId(), e.outcome(), e.explanation()))
            .on(PublicationFailed.class, VersionProgress::ends)
            .on(VersionsDeprecated.class, (p, e, at) -> p.moves(e.versions(), ServiceStatus.DEPRECATED, null))
            .on(DeprecationCancelled.class, (p, e, at) -> p.moves(e.versions(), ServiceStatus.ACTIVE, null))
            .on(VersionsSuspended.class, (p, e, at) -> p.moves(e.versions(), ServiceStatus.SUSPENDED, e.reason()))
            .on(VersionsReinstated.class, (p, e, at) -> p.moves(e.versions(), ServiceStatus.ACTIVE, null))
            .on(VersionsRetired.class, (p, e, at) -> p.moves(e.versions(), ServiceStatus.RETIRED, null))
            .on(ServiceRetired.class, (p, e, at) -> p.retires());

    private final PublicationId publication;
    private @Nullable ServiceId service;
    private @Nullable VersionNumber version;
    private ServiceStatus status = ServiceStatus.PENDING_APPROVAL;
    private @Nullable String reason;
    private boolean followed;

    VersionProgress(PublicationId publication) {
        this.publication = publication;
    }

    void take(Object event, Instant at) {
        FOLD.apply(this, event, at);
    }

    Optional<Timeline> timeline(List<StageView> stages) {
        return service == null || version == null
                ? Optional.empty()
                : Optional.of(new Timeline(service, version, publication, status, reason, stages));
    }

    private VersionProgress begins(PublicationId id, ServiceId serviceId, VersionNumber number) {
        if (id.equals(publication)) {
            service = serviceId;
            version = number;
        } else if (number.equals(version)) {
            followed = true;
        }
        return this;
    }

    private VersionProgress moves(List<VersionNumber> versions, ServiceStatus next, @Nullable String why) {
        if (!followed && version != null && versions.contains(version)) {
            status = next;
            reason = why;
        }
        return this;
    }

    private VersionProgress retires() {
        if (!followed && status.canBecome(ServiceStatus.RETIRED)) {
            status = ServiceStatus.RETIRED;
        }
        return this;
    }

    private VersionProgress fails(PublicationId id, Outcome outcome, String explanation) {
        if (id.equals(publication)) {
            reason = outcome.wire() + ": " + explanation;
        }
        return this;
    }

    private VersionProgress ends(VersionFailed event, Instant at) {
        if (event.publicationId().equals(publication)) {
            status = event.status();
            reason = reason == null ? event.outcome().wire() : reason;
        }
        return this;
    }

    private VersionProgress ends(PublicationFailed event, Instant at) {
        if (event.publicationId().equals(publication) && status == ServiceStatus.PENDING_APPROVAL) {
            status = event.outcome().status();
        }
        return fails(event.publicationId(), event.outcome(), event.explanation());
    }
}
