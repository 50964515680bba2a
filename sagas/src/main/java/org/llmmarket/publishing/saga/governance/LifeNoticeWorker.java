package org.llmmarket.publishing.saga.governance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.api.service.ComplianceViolated;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.SunsetNoticeGiven;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.Patience;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Tells the governance dashboard what happens to services after they were published, and what the policies say of them. */
final class LifeNoticeWorker implements Worker {

    static final String KIND = "life-notice";

    private static final String SERVICE = "serviceId";
    private static final String EVENT = "eventId";

    private final Governance governance;
    private final EventLog log;
    private final Patience patience;

    LifeNoticeWorker(Governance governance, EventLog log, NeighbourSettings.Governance settings) {
        this.governance = governance;
        this.log = log;
        this.patience = settings.patience();
    }

    static Work work(ServiceId service, String eventId, String requestId) {
        return Work.now(KIND, eventId, Map.of(SERVICE, service.toString(), EVENT, eventId, StepWork.REQUEST, requestId))
                .inLane(Step.dashboardLane(service));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome perform(Work work) {
        if (!governance.isEnabled()) {
            return WorkOutcome.done();
        }
        try {
            event(work).ifPresent(event -> tell(event, work));
            return WorkOutcome.done();
        } catch (NeighbourAway away) {
            return patience.after(work, away);
        }
    }

    private void tell(RecordedEvent event, Work work) {
        Call call = new Call(event.eventId() + ":dashboard", work.payload().getOrDefault(StepWork.REQUEST, ""));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(SERVICE, work.payload().getOrDefault(SERVICE, ""));
        if (event.payload() instanceof SunsetNoticeGiven notice) {
            data.put(
                    "versions", notice.versions().stream().map(Object::toString).toList());
            data.put("sunsetAt", notice.sunsetAt().toString());
            data.put("notice", notice.notice().wire());
            governance.stream("service_sunset_notice", event.at(), data, call);
        } else if (event.payload() instanceof ComplianceViolated violated) {
            data.put("version", violated.version().toString());
            data.put("violations", violated.violations());
            governance.stream("compliance_violated", event.at(), data, call);
        } else if (event.payload() instanceof ComplianceConfirmed confirmed) {
            data.put("version", confirmed.version().toString());
            data.put("violations", confirmed.violations());
            governance.stream("compliance_confirmed", event.at(), data, call);
        } else if (event.payload() instanceof ServiceEvent moved) {
            Move move = Move.of(moved);
            data.put("versions", move.versions().stream().map(Object::toString).toList());
            String whatMoved = movesItsService(event, move) ? "service_" : "version_";
            governance.stream(whatMoved + move.word(), event.at(), data, call);
        }
    }

    /**
     * What moved, and where to.
     *
     * @param versions all of them when empty
     */
    private record Move(String word, ServiceStatus status, List<VersionNumber> versions) {

        static Move of(ServiceEvent event) {
            if (event instanceof VersionsDeprecated deprecated) {
                return new Move("deprecated", ServiceStatus.DEPRECATED, deprecated.versions());
            }
            if (event instanceof DeprecationCancelled cancelled) {
                return new Move("reinstated", ServiceStatus.ACTIVE, cancelled.versions());
            }
            if (event instanceof VersionsSuspended suspended) {
                return new Move("suspended", ServiceStatus.SUSPENDED, suspended.versions());
            }
            if (event instanceof VersionsReinstated reinstated) {
                return new Move("reinstated", ServiceStatus.ACTIVE, reinstated.versions());
            }
            List<VersionNumber> retired = event instanceof VersionsRetired some ? some.versions() : List.of();
            return new Move("retired", ServiceStatus.RETIRED, retired);
        }
    }

    /** What moves some versions need not move the service, which then presents itself by another; what happens at one instant is one move. */
    private boolean movesItsService(RecordedEvent event, Move move) {
        if (event.payload() instanceof VersionsRetired || event.payload() instanceof ServiceRetired) {
            return event.payload() instanceof ServiceRetired;
        }
        ServiceStatus before = status(event, other -> other.position() < event.position());
        ServiceStatus after = status(
                event,
                other -> other.position() <= event.position() || other.at().equals(event.at()));
        return before != after && after == move.status();
    }

    private @Nullable ServiceStatus status(RecordedEvent event, Predicate<RecordedEvent> until) {
        ServiceId service = ((ServiceEvent) event.payload()).serviceId();
        List<Happened> events = log.ofService(service.toString()).stream()
                .filter(until)
                .map(each -> new Happened(each.payload(), each.at(), null))
                .toList();
        return CatalogEntry.of(events).map(CatalogEntry::status).orElse(null);
    }

    private Optional<RecordedEvent> event(Work work) {
        String id = work.payload().getOrDefault(EVENT, "");
        return log.ofService(work.payload().getOrDefault(SERVICE, "")).stream()
                .filter(event -> event.eventId().equals(id))
                .findFirst();
    }
}
