package org.llmmarket.publishing.saga.registry;

import java.util.Optional;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** Stands where no registry is set: nothing is entered anywhere. */
public final class NoRegistry implements Registry {

    @Override
    public boolean isEnabled() {
        return false;
    }

    @Override
    public String register(PublicationStarted publication, Call call) {
        throw new NeighbourAway(NeighbourAway.Kind.DISABLED, "No registry is set up for this marketplace.");
    }

    @Override
    public Optional<Entry> find(String registryId) {
        return Optional.empty();
    }

    @Override
    public void changeStatus(String registryId, ServiceStatus status, Call call) {
        // There is no entry whose status could be changed.
    }

    @Override
    public void remove(String registryId, Call call) {
        // There is no entry that could be removed.
    }

    @Override
    public Health check() {
        return new Health(Health.State.DISABLED, "No address is set.");
    }
}
