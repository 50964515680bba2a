package org.llmmarket.publishing.saga.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the registry what a revised version promises now, in whatever order its revisions are heard of. */
final class DescriptionWorker implements Worker {

    static final String KIND = "registry-description";

    private static final Logger LOG = LoggerFactory.getLogger(DescriptionWorker.class);
    private static final String SERVICE = "serviceId";
    private static final String VERSION = "version";
    private static final String EVENT = "eventId";

    private final Registry registry;
    private final EventLog log;
    private final NeighbourSettings.Registry settings;

    DescriptionWorker(Registry registry, EventLog log, NeighbourSettings.Registry settings) {
        this.registry = registry;
        this.log = log;
        this.settings = settings;
    }

    static Work work(ServiceId service, VersionNumber version, String eventId, String requestId) {
        return Work.now(
                        KIND,
                        service + ":" + eventId,
                        Map.of(
                                SERVICE,
                                service.toString(),
                                VERSION,
                                version.toString(),
                                EVENT,
                                eventId,
                                StepWork.REQUEST,
                                requestId))
                .inLane(KIND + ":" + service + ":" + version);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome perform(Work work) {
        try {
            Optional<CatalogEntry> seen = service(work);
            Optional<CatalogVersion> version = seen.flatMap(service -> version(service, work));
            if (!registry.isEnabled() || version.isEmpty()) {
                return WorkOutcome.done();
            }
            return tell(seen.get(), version.get(), work) ? WorkOutcome.done() : WorkOutcome.again(Duration.ZERO);
        } catch (NeighbourAway away) {
            LOG.info("The description {} waits for the registry: {}", work.key(), away.detail());
            return settings.patience().after(work, away);
        }
    }

    /** What has left the market has no entry to describe; one that comes later is described when it does. */
    private static Optional<CatalogVersion> version(CatalogEntry service, Work work) {
        return service.version(new VersionNumber(work.payload().getOrDefault(VERSION, "")))
                .filter(version -> version.status() != ServiceStatus.RETIRED)
                .filter(version -> version.trial().registryId() != null);
    }

    /**
     * Whoever comes again asks first. What was told before, and overtaken by something older that came late, is told under a key of
     * its own then: under the first one the registry would only repeat its answer. Answers whether that is what it promises still.
     */
    private boolean tell(CatalogEntry service, CatalogVersion version, Work work) {
        String registryId = String.valueOf(version.trial().registryId());
        RegistryEntry entry = RegistryEntry.of(service, version);
        boolean isFirst = work.attempt() == 1;
        if (isFirst) {
            registry.describe(registryId, entry, call(version, "", work));
            return true;
        }
        for (String again : List.of("", "-after-" + work.payload().get(EVENT))) {
            if (registry.isDescribed(registryId, entry)) {
                return true;
            }
            if (!service(work).equals(Optional.of(service))) {
                return false;
            }
            registry.describe(registryId, entry, call(version, again, work));
        }
        return true;
    }

    private static Call call(CatalogVersion version, String again, Work work) {
        String step = "revision-" + version.offer().revision() + again;
        return new Call(
                version.trial().publicationId() + ":" + step, work.payload().getOrDefault(StepWork.REQUEST, ""));
    }

    private Optional<CatalogEntry> service(Work work) {
        List<Happened> events = log.ofService(work.payload().getOrDefault(SERVICE, "")).stream()
                .map(event -> new Happened(event.payload(), event.at(), null))
                .toList();
        return CatalogEntry.of(events);
    }
}
