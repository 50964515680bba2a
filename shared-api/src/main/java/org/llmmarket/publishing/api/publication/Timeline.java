package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.Remarks;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * How one publication went, or goes, stage by stage: the contract's {@code Timeline}.
 *
 * @param status the version's status; for a publication that a newer one of the same version has followed, the status
 *     that it ended with
 * @param reason why the version is not on the market, the outcome's code first: {@code REJECTED: …}
 */
public record Timeline(
        ServiceId serviceId,
        VersionNumber version,
        PublicationId publicationId,
        ServiceStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        List<StageView> stages) {

    /**
     * Folds the events of a service, of its publications and of its approvals, in their order; those of other
     * publications are passed over. None when the publication is not among them.
     */
    public static Optional<Timeline> of(PublicationId publication, Iterable<Happened> events, Remarks remarks) {
        PublicationProgress progress = new PublicationProgress(publication, remarks);
        events.forEach(progress::take);
        return progress.timeline();
    }

    /** Whether events of this kind say something that a timeline shows. */
    public static boolean isMadeOf(Class<?> kind) {
        return PublicationProgress.FOLD.types().contains(kind)
                || VersionProgress.FOLD.types().contains(kind);
    }

    /** The same timeline without the names of accounts. */
    public Timeline withoutPeople() {
        return with(StageView::withoutPeople);
    }

    /** Whether the marketplace is at work on it. */
    public boolean goesOn() {
        return stages.stream().anyMatch(stage -> stage.state() == StageState.RUNNING);
    }

    /** The same timeline while something keeps the marketplace from going on: what runs waits, and says why. */
    public Timeline heldUp(Instant since, String why) {
        return with(stage -> stage.state() == StageState.RUNNING ? stage.heldUp(since, why) : stage);
    }

    /** The same timeline with what has failed for good beside its way. */
    public Timeline beside(Stage name, Instant since, String why) {
        return with(stage -> stage.name() == name ? stage.beside(since, why) : stage);
    }

    private Timeline with(UnaryOperator<StageView> change) {
        return new Timeline(
                serviceId,
                version,
                publicationId,
                status,
                reason,
                stages.stream().map(change).toList());
    }

    public StageView stage(Stage name) {
        return stages.get(name.ordinal());
    }
}
