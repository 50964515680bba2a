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
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.registry.KnownEntries.Known;
import org.llmmarket.publishing.saga.registry.Standings.Standing;

/**
 * Compares one entry with the registry's. What somebody has changed behind our back is recorded first and put right the next
 * time, so that a crash in between loses no word of it.
 */
final class Reconciliation {

    private static final Set<ServiceStatus> COMPARED =
            Set.of(ServiceStatus.ACTIVE, ServiceStatus.DEPRECATED, ServiceStatus.SUSPENDED);

    private final Registry registry;
    private final RunningPublications publications;
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

    Reconciliation(Registry registry, RunningPublications publications) {
        this.registry = registry;
        this.publications = publications;
    }

    /**
     * Compares.
     *
     * @param described what the entry should say of the version today
     * @param stillStands looks whether that is all that has happened, for the registry may have taken its time
     * @param pass makes the idempotency keys of this pass its own
     */
    Result of(
            Known entry,
            Map<?, Standing> standings,
            RegistryEntry described,
            BooleanSupplier stillStands,
            String pass) {
        Optional<Standing> standing = standings.values().stream()
                .filter(each -> each.publication().equals(entry.publication()))
                .findFirst();
        if (standing.filter(each -> each.registryId().equals(entry.registryId()))
                .isEmpty()) {
            return removeOrphan(entry, stillStands);
        }
        return COMPARED.contains(standing.get().status())
                ? compare(entry, standing.get().status(), described, stillStands, pass)
                : new Result(Verdict.FINE, List.of());
    }

    /** Its publication has failed, or has another entry now. */
    private Result removeOrphan(Known entry, BooleanSupplier stillStands) {
        if (registry.find(entry.registryId()).isPresent()) {
            if (!stillStands.getAsBoolean()) {
                return new Result(Verdict.FINE, List.of());
            }
            registry.remove(entry.registryId(), call(entry, "removal-" + entry.registryId()));
            Drift drift = new Drift("entry", "none", entry.registryId());
            return new Result(Verdict.GONE, List.of(record(entry, List.of(drift), entry.registryId())));
        }
        return new Result(Verdict.GONE, List.of());
    }

    private Result compare(
            Known entry, ServiceStatus status, RegistryEntry described, BooleanSupplier stillStands, String pass) {
        PublicationStarted publication = publications.get(entry.publication());
        List<Drift> drifts = registry.find(entry.registryId())
                .map(found -> drifts(publication, status, found))
                .orElseGet(() -> List.of(new Drift("entry", entry.registryId(), "none")));
        if (drifts.isEmpty() || !stillStands.getAsBoolean()) {
            noticed.remove(entry);
            return new Result(Verdict.FINE, List.of());
        }
        if (noticed.add(entry)) {
            return new Result(Verdict.NOTICED, List.of(record(entry, drifts, null)));
        }
        String restored = restore(entry, described, status, drifts, pass);
        noticed.remove(entry);
        return new Result(Verdict.FINE, List.of(record(entry, drifts, restored)));
    }

    private static List<Drift> drifts(PublicationStarted publication, ServiceStatus status, Registry.Entry found) {
        List<Drift> drifts = new ArrayList<>();
        add(drifts, "name", publication.name().toString(), found.name());
        add(drifts, "version", publication.version().toString(), found.version());
        add(drifts, "status", status.wire(), found.status());
        return drifts;
    }

    private static void add(List<Drift> drifts, String field, String expected, String found) {
        if (!expected.equals(found)) {
            drifts.add(new Drift(field, expected, found));
        }
    }

    private String restore(
            Known entry, RegistryEntry described, ServiceStatus status, List<Drift> drifts, String pass) {
        String id = entry.registryId();
        if (drifts.get(0).field().equals("entry")) {
            // Under a key of its own: the first one would only answer the id of what is lost.
            id = registry.register(
                    publications.get(entry.publication()), call(entry, "registry-after-" + entry.registryId()));
        }
        if (drifts.stream().anyMatch(drift -> !drift.field().equals("status"))) {
            registry.describe(id, described, call(entry, "registry-restored-" + pass));
        }
        registry.changeStatus(id, status, call(entry, "status-restored-" + pass));
        return id;
    }

    private static RecordRegistryDrift record(Known entry, List<Drift> drifts, @Nullable String restoredAs) {
        return new RecordRegistryDrift(entry.publication(), entry.registryId(), drifts, restoredAs);
    }

    private static Call call(Known entry, String step) {
        return new Call(entry.publication() + ":" + step, "");
    }
}
