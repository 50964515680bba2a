package org.llmmarket.publishing.saga.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.registry.KnownEntries.Known;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through all entries again and again, some at a time, one process at a time: the only piece of its work never ends. */
final class ReconciliationWorker implements Worker {

    static final String KIND = "registry-reconciliation";

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationWorker.class);
    private static final int BATCH = 50;
    private static final Duration LONGEST_PASS = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Registry registry;
    private final KnownEntries entries;
    private final Reconciliation reconciliation;
    private final RunningPublications publications;
    private final EventLog log;
    private final NeighbourSettings.Registry settings;
    private final Clock clock;

    ReconciliationWorker(
            Registry registry,
            KnownEntries entries,
            Reconciliation reconciliation,
            RunningPublications publications,
            EventLog log,
            NeighbourSettings.Registry settings,
            Clock clock) {
        this.registry = registry;
        this.entries = entries;
        this.reconciliation = reconciliation;
        this.publications = publications;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    static Work work() {
        return Work.now(KIND, KIND, Map.of());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int concurrency() {
        return 1;
    }

    /** It never ends, so its attempts say nothing. */
    @Override
    public int tries() {
        return Integer.MAX_VALUE;
    }

    @Override
    public WorkOutcome perform(Work work) {
        Duration every = settings.reconcileEvery();
        if (!registry.isEnabled() || every.isZero()) {
            return WorkOutcome.done();
        }
        Instant end = clock.instant().plus(LONGEST_PASS);
        List<Object> commands = new ArrayList<>();
        boolean again = false;
        List<Known> batch = entries.unseenFor(every, BATCH);
        for (Known entry : batch) {
            try {
                look(entry, commands);
            } catch (NeighbourAway away) {
                LOG.info("The entries are compared with the registry's later: {}", away.detail());
                return later(entry, away);
            }
            // What was found, or done, is recorded before anything else is.
            if (!commands.isEmpty() || clock.instant().isAfter(end)) {
                again = true;
                break;
            }
        }
        again |= batch.size() == BATCH;
        Duration pause = every.compareTo(LONGEST_PAUSE) < 0 ? every : LONGEST_PAUSE;
        return WorkOutcome.again(again ? Duration.ZERO : pause, commands.toArray());
    }

    /** An entry with which the registry has a trouble of its own keeps no other waiting: its turn comes round again. */
    private WorkOutcome later(Known entry, NeighbourAway away) {
        if (away.kind() == NeighbourAway.Kind.PAUSED || away.isDown()) {
            return WorkOutcome.again(settings.longestDelay());
        }
        entries.checked(entry);
        return WorkOutcome.again(settings.firstDelay());
    }

    private void look(Known entry, List<Object> commands) {
        List<RecordedEvent> events = log.ofService(entry.service().toString());
        if (isMoving(events) || isUnderWay(entry, events)) {
            entries.checked(entry);
            return;
        }
        Reconciliation.Result result = reconciliation.of(
                entry,
                Standings.of(events),
                described(entry, events),
                () -> log.ofService(entry.service().toString()).size() == events.size() && !isUnderWay(entry, events));
        commands.addAll(result.commands());
        switch (result.verdict()) {
            case FINE -> entries.checked(entry);
            case GONE -> entries.forget(entry);
            case NOTICED -> LOG.warn("The registry's entry {} is not as it should be", entry.registryId());
        }
    }

    /** As its version presents itself today, or as it was submitted when it is not that publication's any more. */
    private RegistryEntry described(Known entry, List<RecordedEvent> events) {
        Optional<CatalogEntry> service = CatalogEntry.of(events.stream()
                .map(event -> new Happened(event.payload(), event.at(), null))
                .toList());
        return service.flatMap(known -> known.versions().stream()
                        .filter(version -> version.trial().publicationId().equals(entry.publication()))
                        .findFirst()
                        .map(version -> RegistryEntry.of(known, version)))
                .orElseGet(() -> RegistryEntry.of(publications.get(entry.publication())));
    }

    /** Whether somebody is about to tell the registry something of it, or has yet to hear of what there is to tell. */
    private boolean isUnderWay(Known entry, List<RecordedEvent> events) {
        long last = events.isEmpty() ? 0 : events.get(events.size() - 1).position();
        return !entries.isHeardOf(last) || entries.isUnderWay(entry);
    }

    /** A moment ago something happened: it is looked at when that is over, so that no drift is told that is none. */
    private boolean isMoving(List<RecordedEvent> events) {
        Duration quiet =
                settings.reconcileEvery().compareTo(LONGEST_PAUSE) < 0 ? settings.reconcileEvery() : LONGEST_PAUSE;
        return events.stream()
                .filter(event -> !event.name().equals("RegistryDriftFound"))
                .anyMatch(event -> event.at().isAfter(clock.instant().minus(quiet)));
    }
}
