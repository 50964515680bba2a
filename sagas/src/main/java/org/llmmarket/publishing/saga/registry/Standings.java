package org.llmmarket.publishing.saga.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.llmmarket.publishing.api.fold.Fold;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
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
import org.llmmarket.publishing.store.log.RecordedEvent;

/** Where the versions of a service stand, and which entry of the registry is theirs. */
final class Standings {

    private static final Fold<Standings> FOLD = Fold.<Standings>empty()
            .on(VersionSubmitted.class, (s, e, at) -> s.begin(e.version(), e.publicationId()))
            .on(VersionResubmitted.class, (s, e, at) -> s.begin(e.version(), e.publicationId()))
            .on(RegistryEntryCreated.class, (s, e, at) -> s.change(e.version(), standing -> standing.entered(e)))
            .on(RegistryDriftFound.class, (s, e, at) -> s.change(e.version(), standing -> standing.restored(e)))
            .on(VersionActivated.class, (s, e, at) -> s.move(List.of(e.version()), ServiceStatus.ACTIVE))
            .on(VersionFailed.class, (s, e, at) -> s.change(e.version(), standing -> standing.ended(e.status())))
            .on(VersionsDeprecated.class, (s, e, at) -> s.move(e.versions(), ServiceStatus.DEPRECATED))
            .on(DeprecationCancelled.class, (s, e, at) -> s.move(e.versions(), ServiceStatus.ACTIVE))
            .on(VersionsSuspended.class, (s, e, at) -> s.move(e.versions(), ServiceStatus.SUSPENDED))
            .on(VersionsReinstated.class, (s, e, at) -> s.move(e.versions(), ServiceStatus.ACTIVE))
            .on(VersionsRetired.class, (s, e, at) -> s.move(e.versions(), ServiceStatus.RETIRED))
            .on(ServiceRetired.class, (s, e, at) -> s.move(List.copyOf(s.standings.keySet()), ServiceStatus.RETIRED));

    private final Map<VersionNumber, Standing> standings = new LinkedHashMap<>();

    /**
     * Where one version stands.
     *
     * @param failed whether its publication has ended without going live
     * @param registryId the id of its entry; empty while there is none
     * @param moves how often it has moved since its publication began
     * @param lost whether the entry was missed in the registry, and is not known to have been made again
     */
    record Standing(
            PublicationId publication,
            ServiceStatus status,
            boolean failed,
            String registryId,
            int moves,
            boolean lost) {

        /** The step's word in the idempotency key of telling this: the same however often it is tried, and another after each move. */
        String step() {
            return "status-" + status.wire() + "-" + moves;
        }

        /** Whether it went live and has not moved since. */
        boolean isJustLive() {
            return status == ServiceStatus.ACTIVE && moves == 1;
        }

        boolean isListed() {
            return !registryId.isEmpty();
        }

        /** What happens to a version and to its service is one move. */
        private Standing as(ServiceStatus next) {
            return next == status ? this : new Standing(publication, next, failed, registryId, moves + 1, lost);
        }

        /** An entry that comes after the failure of its publication is taken back again. */
        private Standing entered(RegistryEntryCreated created) {
            boolean isOurs = publication.equals(created.publicationId()) && !failed;
            return isOurs ? new Standing(publication, status, false, created.registryId(), moves, false) : this;
        }

        /** What was lost may have been entered anew, under another id. */
        private Standing restored(RegistryDriftFound found) {
            if (!found.registryId().equals(registryId) || !publication.equals(found.publicationId())) {
                return this;
            }
            String id = found.restoredAs();
            return id == null
                    ? new Standing(publication, status, failed, registryId, moves, lost || isLoss(found))
                    : new Standing(publication, status, failed, id, moves + 1, false);
        }

        private static boolean isLoss(RegistryDriftFound found) {
            return found.drifts().stream().anyMatch(drift -> drift.field().equals(Reconciliation.ENTRY));
        }

        private Standing ended(ServiceStatus next) {
            return new Standing(publication, next, true, "", moves + 1, false);
        }
    }

    private Standings() {}

    /** Reads the events of one service, in the order of the log. */
    static Map<VersionNumber, Standing> of(List<RecordedEvent> events) {
        Standings standings = new Standings();
        events.forEach(event -> FOLD.apply(standings, event.payload(), event.at()));
        return standings.standings;
    }

    private Standings begin(VersionNumber version, PublicationId publication) {
        standings.put(version, new Standing(publication, ServiceStatus.PENDING_APPROVAL, false, "", 0, false));
        return this;
    }

    private Standings move(Collection<VersionNumber> versions, ServiceStatus status) {
        versions.forEach(version -> change(version, standing -> standing.as(status)));
        return this;
    }

    private Standings change(VersionNumber version, UnaryOperator<Standing> change) {
        standings.computeIfPresent(version, (number, standing) -> change.apply(standing));
        return this;
    }
}
