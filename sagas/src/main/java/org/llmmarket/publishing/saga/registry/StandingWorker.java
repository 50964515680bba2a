package org.llmmarket.publishing.saga.registry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.saga.registry.Standings.Standing;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the registry where versions stand now, whatever moved them and in whatever order that is heard of. */
final class StandingWorker implements Worker {

    static final String KIND = "registry-standing";

    private static final Logger LOG = LoggerFactory.getLogger(StandingWorker.class);
    private static final String SERVICE = "serviceId";
    private static final String VERSIONS = "versions";
    private static final String EVENT = "eventId";

    private final Telling telling;
    private final EventLog log;
    private final NeighbourSettings.Registry settings;

    StandingWorker(Registry registry, EventLog log, NeighbourSettings.Registry settings) {
        this.telling = new Telling(registry);
        this.log = log;
        this.settings = settings;
    }

    /** @param versions all of them when empty */
    static Work work(ServiceId service, List<VersionNumber> versions, String eventId, String requestId) {
        String named = versions.stream().map(VersionNumber::toString).collect(Collectors.joining(" "));
        return Work.now(
                        KIND,
                        service + ":" + eventId,
                        Map.of(
                                SERVICE,
                                service.toString(),
                                VERSIONS,
                                named,
                                EVENT,
                                eventId,
                                StepWork.REQUEST,
                                requestId))
                .inLane(Step.registryLane(service));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome perform(Work work) {
        boolean told = true;
        NeighbourAway trouble = null;
        for (Standing standing : standings(work).values()) {
            try {
                told &= tell(standing, work, () -> standings(work).containsValue(standing));
            } catch (NeighbourAway away) {
                // What the registry will not have of one version, it may of the next.
                LOG.info("The status {} waits for the registry: {}", work.key(), away.detail());
                trouble = away;
                if (away.isForAll()) {
                    break;
                }
            }
        }
        if (trouble != null) {
            return settings.patience().after(work, trouble);
        }
        return told ? WorkOutcome.done() : WorkOutcome.again(Duration.ZERO);
    }

    private boolean tell(Standing standing, Work work, BooleanSupplier stillStands) {
        return telling.tell(
                standing,
                stillStands,
                work.attempt() == 1,
                work.payload().getOrDefault(EVENT, ""),
                work.payload().getOrDefault(StepWork.REQUEST, ""));
    }

    private Map<VersionNumber, Standing> standings(Work work) {
        List<String> named =
                Arrays.asList(work.payload().getOrDefault(VERSIONS, "").split(" "));
        boolean all = named.equals(List.of(""));
        return Standings.of(log.ofService(work.payload().getOrDefault(SERVICE, ""))).entrySet().stream()
                .filter(entry -> entry.getValue().isListed())
                .filter(entry -> all || named.contains(entry.getKey().toString()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
