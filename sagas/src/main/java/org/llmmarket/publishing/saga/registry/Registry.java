package org.llmmarket.publishing.saga.registry;

import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;

/** The registry of models and services, which lists every version of the marketplace. Each call throws {@link NeighbourAway}. */
public interface Registry extends Dependency {

    @Override
    default String name() {
        return "registry";
    }

    /** Whether there is a registry at all. */
    boolean isEnabled();

    /** Enters the version; answers the entry's id, the same one however often this is called for a publication. */
    String register(PublicationStarted publication, Call call);

    /** Says what the version promises now; an unknown entry is no error. */
    default void describe(String registryId, RegistryEntry entry, Call call) {
        // Who keeps no descriptions has none to change.
    }

    /** Says where the version stands; an unknown entry is no error, there is nothing to keep in step then. */
    void changeStatus(String registryId, ServiceStatus status, Call call);

    /** Takes an entry back; an unknown entry is no error. */
    void remove(String registryId, Call call);
}
