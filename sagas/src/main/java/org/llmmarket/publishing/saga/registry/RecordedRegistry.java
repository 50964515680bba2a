package org.llmmarket.publishing.saga.registry;

import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.OutsideActs;

/** A registry of whose changes the audit trail hears; that an entry was made is an event already. */
public final class RecordedRegistry implements Registry {

    private static final String ENTRY = "registry-entry";

    private final Registry registry;
    private final OutsideActs acts;

    public RecordedRegistry(Registry registry, OutsideActs acts) {
        this.registry = registry;
        this.acts = acts;
    }

    @Override
    public Health check() {
        return registry.check();
    }

    @Override
    public boolean isEnabled() {
        return registry.isEnabled();
    }

    @Override
    public Breaker breaker() {
        return registry.breaker();
    }

    @Override
    public String register(PublicationStarted publication, Call call) {
        return registry.register(publication, call);
    }

    @Override
    public Optional<Entry> find(String registryId) {
        return registry.find(registryId);
    }

    @Override
    public void describe(String registryId, RegistryEntry entry, Call call) {
        registry.describe(registryId, entry, call);
        acts.done("RegistryEntryDescribed", "registry.describe-entry", ENTRY, registryId, Map.of(), call);
    }

    @Override
    public boolean isDescribed(String registryId, RegistryEntry entry) {
        return registry.isDescribed(registryId, entry);
    }

    @Override
    public void changeStatus(String registryId, ServiceStatus status, Call call) {
        registry.changeStatus(registryId, status, call);
        Map<String, Object> details = Map.of("status", status.wire());
        acts.done("RegistryEntryMoved", "registry.change-status", ENTRY, registryId, details, call);
    }

    @Override
    public void remove(String registryId, Call call) {
        registry.remove(registryId, call);
        acts.done("RegistryEntryRemoved", "registry.remove-entry", ENTRY, registryId, Map.of(), call);
    }
}
