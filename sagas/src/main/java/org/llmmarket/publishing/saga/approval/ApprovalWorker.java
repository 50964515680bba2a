package org.llmmarket.publishing.saga.approval;

import java.time.Clock;
import java.time.Instant;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.RequestApproval;
import org.llmmarket.publishing.api.publication.AwaitApproval;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Puts the publication on our own reviewers' desks; the governance dashboard hears of it afterwards, when it can. */
final class ApprovalWorker implements Worker {

    private final RunningPublications publications;
    private final NeighbourSettings.Approval settings;
    private final Clock clock;

    ApprovalWorker(RunningPublications publications, NeighbourSettings.Approval settings, Clock clock) {
        this.publications = publications;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.APPROVAL.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        PublicationStarted publication = publications.get(new StepWork(work).publicationId());
        Instant expiresAt = clock.instant().plus(settings.expiry(publication.terms()));
        return WorkOutcome.done(
                request(publication, settings, expiresAt),
                new AwaitApproval(
                        publication.publicationId(), ApprovalId.of(publication.publicationId()), expiresAt, null));
    }

    static RequestApproval request(
            PublicationStarted publication, NeighbourSettings.Approval settings, Instant expiresAt) {
        return new RequestApproval(
                ApprovalId.of(publication.publicationId()),
                publication.publicationId(),
                publication.serviceId(),
                publication.name(),
                publication.version(),
                publication.category(),
                publication.providerId(),
                publication.approvalReasons(),
                settings.approvers(publication.terms()),
                expiresAt,
                settings.canonicalRules());
    }
}
