package org.llmmarket.publishing.saga.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** A registry that answers at once, or is away as often as it is told to. */
final class InstantRegistry implements Registry {

    private final List<String> calls = new ArrayList<>();
    private final Deque<NeighbourAway> faults = new ArrayDeque<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private Runnable whenCalled = () -> {};
    private boolean retelling;
    private boolean refusing;

    InstantRegistry away(NeighbourAway.Kind... kinds) {
        for (NeighbourAway.Kind kind : kinds) {
            faults.add(new NeighbourAway(kind, "It is " + kind + "."));
        }
        return this;
    }

    /** Is away for everybody, once. */
    InstantRegistry down(NeighbourAway.Kind kind) {
        faults.add(new NeighbourAway(kind, "It is " + kind + ".").whileDown());
        return this;
    }

    /** Has an entry, whoever made it so. */
    InstantRegistry having(String registryId, String name, String version, String status) {
        entries.put(registryId, new Entry(name, version, status, Map.of()));
        return this;
    }

    /** The same, which says besides what it was never told. */
    InstantRegistry having(String registryId, RegistryEntry entry, String status, Map<String, String> details) {
        String name = entry.version().name().toString();
        String version = entry.version().version().toString();
        entries.put(registryId, new Entry(name, version, status, details));
        return this;
    }

    /** Keeps what it is told its own way. */
    InstantRegistry retelling() {
        retelling = true;
        return this;
    }

    /** Will not have what it is told of an entry. */
    InstantRegistry refusing() {
        refusing = true;
        return this;
    }

    /** Lets something happen while the registry takes its time. */
    InstantRegistry meanwhile(Runnable happening) {
        whenCalled = happening;
        return this;
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public String register(PublicationStarted publication, Call call) {
        answer("register " + call.idempotencyKey());
        return "reg-9";
    }

    @Override
    public Optional<Entry> find(String registryId) {
        answer("find " + registryId);
        return Optional.ofNullable(entries.get(registryId));
    }

    @Override
    public void describe(String registryId, RegistryEntry entry, Call call) {
        answer("describe " + registryId + " " + call.idempotencyKey());
        if (refusing) {
            throw new NeighbourAway(NeighbourAway.Kind.REFUSED, "It will not have it.");
        }
        if (!retelling) {
            entries.computeIfPresent(
                    registryId, (id, old) -> new Entry(old.name(), old.version(), old.status(), entry.details()));
        }
    }

    @Override
    public void changeStatus(String registryId, ServiceStatus status, Call call) {
        answer("status " + registryId + " " + status.wire() + " " + call.idempotencyKey());
        once(
                call,
                () -> entries.computeIfPresent(
                        registryId,
                        (id, entry) -> new Entry(entry.name(), entry.version(), status.wire(), entry.details())));
    }

    @Override
    public void remove(String registryId, Call call) {
        answer("remove " + registryId + " " + call.idempotencyKey());
        once(call, () -> entries.remove(registryId));
    }

    @Override
    public Health check() {
        return new Health(Health.State.HEALTHY, "It answers.");
    }

    private void once(Call call, Runnable effect) {
        if (done.add(call.idempotencyKey())) {
            effect.run();
        }
    }

    private void answer(String call) {
        calls.add(call);
        Runnable happening = whenCalled;
        whenCalled = () -> {};
        happening.run();
        if (!faults.isEmpty()) {
            throw faults.remove();
        }
    }
}
