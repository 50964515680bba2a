package org.llmmarket.publishing.saga.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.Drift;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RecordRegistryDrift;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.registry.KnownEntries.Known;
import org.llmmarket.publishing.saga.registry.Standings.Standing;

/**
 * Compares one entry with the registry's. What somebody has changed behind our back is recorded first and put right the next
 * time, so that a crash in between loses no word of it.
 */
final class Reconciliation {

    /** The field of a drift that concerns the entry as a whole. */
    static final String ENTRY = "entry";

    private static final int LONGEST_WORDS = 500;

    private static final Set<ServiceStatus> COMPARED =
            Set.of(ServiceStatus.ACTIVE, ServiceStatus.DEPRECATED, ServiceStatus.SUSPENDED);

    private final Registry registry;
    private final RunningPublications publications;
    private final OwnWays ways;
    private final Set<Known> noticed = new HashSet<>();

    /** What is to be done about an entry. */
    enum Verdict {
        /** It is as it should be, or not to be judged now. */
        FINE,
        /** It should not be there, and is not. */
        GONE,
        /** It is to be looked at again at once. */
        NOTICED
    }

    /** What was found, and the commands that record it. */
    record Result(Verdict verdict, List<Object> commands) {}

    Reconciliation(Registry registry, RunningPublications publications, OwnWays ways) {
        this.registry = registry;
        this.publications = publications;
        this.ways = ways;
    }

    /**
     * Compares.
     *
     * @param described what the entry should say of the version today
     * @param stillStands looks whether that is all that has happened, for the registry may have taken its time
     */
    Result of(Known entry, Map<?, Standing> standings, RegistryEntry described, BooleanSupplier stillStands) {
        Optional<Standing> found = standings.values().stream()
                .filter(each -> each.publication().equals(entry.publication()))
                .filter(each -> each.registryId().equals(entry.registryId()))
                .findFirst();
        if (found.isEmpty()) {
            return remove(entry, false, stillStands);
        }
        Standing standing = found.get();
        if (standing.status() == ServiceStatus.RETIRED) {
            return remove(entry, standing.lost(), stillStands);
        }
        return COMPARED.contains(standing.status())
                ? compare(entry, standing, described, stillStands)
                : new Result(Verdict.FINE, List.of());
    }

    /**
     * Its publication has failed, or has another entry now, or its version has left the market.
     *
     * @param lost whether somebody may have made it again without living to tell under which id
     */
    private Result remove(Known entry, boolean lost, BooleanSupplier stillStands) {
        boolean isThere = registry.find(entry.registryId()).isPresent();
        if (!isThere && !lost) {
            return new Result(Verdict.GONE, List.of());
        }
        if (!stillStands.getAsBoolean()) {
            return new Result(Verdict.FINE, List.of());
        }
        String id = isThere ? entry.registryId() : registerAgain(entry);
        registry.remove(id, call(entry, "removal-" + id));
        return new Result(Verdict.GONE, List.of(record(entry, List.of(new Drift(ENTRY, "none", id)), id)));
    }

    private Result compare(Known entry, Standing standing, RegistryEntry described, BooleanSupplier stillStands) {
        ServiceStatus status = standing.status();
        PublicationStarted publication = publications.get(entry.publication());
        List<Drift> drifts = registry.find(entry.registryId())
                .map(found -> drifts(entry, publication, status, described, found))
                .orElseGet(() -> List.of(new Drift(ENTRY, entry.registryId(), "none")));
        if (drifts.isEmpty() || !stillStands.getAsBoolean()) {
            noticed.remove(entry);
            return new Result(Verdict.FINE, List.of());
        }
        if (noticed.add(entry)) {
            return new Result(Verdict.NOTICED, List.of(record(entry, drifts, null)));
        }
        RecordRegistryDrift restored = restore(entry, standing, described, drifts);
        noticed.remove(entry);
        return new Result(Verdict.FINE, List.of(restored));
    }

    private List<Drift> drifts(
            Known entry,
            PublicationStarted publication,
            ServiceStatus status,
            RegistryEntry described,
            Registry.Entry found) {
        List<Drift> drifts = new ArrayList<>();
        add(drifts, "name", publication.name().toString(), found.name());
        add(drifts, "version", publication.version().toString(), found.version());
        add(drifts, "status", status.wire(), found.status());
        List<Drift> details = details(described, found);
        if (!details.isEmpty() && !ways.ownWay(entry).equals(details.toString())) {
            drifts.addAll(details);
        }
        return drifts;
    }

    /** What the registry does not show has not drifted. */
    private static List<Drift> details(RegistryEntry described, Registry.Entry found) {
        List<Drift> drifts = new ArrayList<>();
        described
                .details()
                .forEach((name, expected) ->
                        add(drifts, name, expected, found.details().getOrDefault(name, expected)));
        return drifts;
    }

    private static void add(List<Drift> drifts, String field, String expected, String found) {
        if (!expected.equals(found)) {
            drifts.add(new Drift(field, expected, words(found)));
        }
    }

    /** What somebody else wrote goes into the log as words of a length that it can bear. */
    private static String words(String found) {
        return found.codePoints()
                .filter(each -> !Character.isISOControl(each) && Character.getType(each) != Character.SURROGATE)
                .limit(LONGEST_WORDS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Under keys that are the same until it is recorded, whoever has to do it again. */
    private RecordRegistryDrift restore(Known entry, Standing standing, RegistryEntry described, List<Drift> drifts) {
        String id = drifts.get(0).field().equals(ENTRY) ? registerAgain(entry) : entry.registryId();
        String step = standing.step() + "-restored";
        registry.changeStatus(id, standing.status(), call(entry, step));
        boolean isOnlyStatus = drifts.stream().allMatch(drift -> drift.field().equals("status"));
        String refusal = isOnlyStatus ? null : describe(entry, id, described, call(entry, "registry-" + step));
        return new RecordRegistryDrift(entry.publication(), entry.registryId(), drifts, id, refusal);
    }

    /** What it says otherwise right after it was told, or will not be told, is its own way to say it; answers how it refused. */
    private @Nullable String describe(Known entry, String id, RegistryEntry described, Call call) {
        String refusal = null;
        try {
            registry.describe(id, described, call);
        } catch (NeighbourAway away) {
            if (away.kind() != NeighbourAway.Kind.REFUSED) {
                throw away;
            }
            refusal = away.detail();
        }
        registry.find(id)
                .map(found -> details(described, found))
                .ifPresent(details -> ways.ownWay(entry, details.isEmpty() ? "" : details.toString()));
        return refusal;
    }

    /** Under a key of its own: the first one would only answer the id of what is lost. */
    private String registerAgain(Known entry) {
        return registry.register(
                publications.get(entry.publication()), call(entry, "registry-after-" + entry.registryId()));
    }

    private static RecordRegistryDrift record(Known entry, List<Drift> drifts, @Nullable String restoredAs) {
        return new RecordRegistryDrift(entry.publication(), entry.registryId(), drifts, restoredAs);
    }

    private static Call call(Known entry, String step) {
        return new Call(entry.publication() + ":" + step, "");
    }
}
