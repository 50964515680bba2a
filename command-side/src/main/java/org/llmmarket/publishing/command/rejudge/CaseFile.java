package org.llmmarket.publishing.command.rejudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;

/**
 * What the log says of one publication.
 *
 * @param before the service as it was when the gate judged
 * @param submission that began the publication
 * @param started with all that its steps were told
 * @param happened to the publication and its approval, in the order of the log
 */
record CaseFile(CatalogEntry before, Submission submission, PublicationStarted started, List<Happened> happened) {

    /** A version as the gate let it in. */
    record Submission(
            PublicationId publication,
            VersionNumber version,
            Terms terms,
            @Nullable Digest contract,
            @Nullable GateVerdict gate,
            Instant at) {

        static Optional<Submission> of(Happened happened) {
            if (happened.event() instanceof VersionSubmitted first) {
                return Optional.of(new Submission(
                        first.publicationId(),
                        first.version(),
                        first.terms(),
                        first.contractDigest(),
                        first.gate(),
                        happened.at()));
            }
            return happened.event() instanceof VersionResubmitted again
                    ? Optional.of(new Submission(
                            again.publicationId(), again.version(), again.terms(), null, again.gate(), happened.at()))
                    : Optional.empty();
        }
    }

    /**
     * The newest publication of a version, or the one that is wanted; none where there is no such one.
     *
     * @param events of the service, of its publications and of their approvals
     */
    static Optional<CaseFile> of(List<Happened> events, VersionNumber version, @Nullable String wanted) {
        CatalogEntry entry = null;
        CatalogEntry before = null;
        Submission chosen = null;
        for (Happened happened : events) {
            Optional<Submission> submission = Submission.of(happened)
                    .filter(each -> each.version().equals(version))
                    .filter(each -> wanted == null || each.publication().value().equals(wanted));
            if (submission.isPresent()) {
                chosen = submission.get();
                before = entry;
            }
            entry = CatalogEntry.after(entry, happened.event(), happened.at());
        }
        return chosen == null || before == null ? Optional.empty() : of(events, before, chosen);
    }

    private static Optional<CaseFile> of(List<Happened> events, CatalogEntry before, Submission chosen) {
        List<Happened> own = new ArrayList<>();
        events.stream()
                .filter(happened -> concerns(happened.event(), chosen.publication()))
                .forEach(own::add);
        return own.stream()
                .map(Happened::event)
                .filter(PublicationStarted.class::isInstance)
                .map(PublicationStarted.class::cast)
                .findFirst()
                .map(started -> new CaseFile(before, chosen, started, own));
    }

    private static boolean concerns(Object event, PublicationId publication) {
        if (event instanceof PublicationEvent step) {
            return step.publicationId().equals(publication);
        }
        return event instanceof ApprovalEvent said && said.publicationId().equals(publication);
    }

    /** The contract of the version: that of its submission, which never changes. */
    Digest contract() {
        return Optional.ofNullable(submission.contract())
                .or(() -> before.version(submission.version()).map(CatalogVersion::contractDigest))
                .orElse(started.contractDigest());
    }

    <T> Stream<Said<T>> said(Class<T> type) {
        return happened.stream()
                .filter(each -> type.isInstance(each.event()))
                .map(each -> new Said<>(type.cast(each.event()), each.at()));
    }

    /** An event and when it was recorded. */
    record Said<T>(T event, Instant at) {}
}
