package org.llmmarket.publishing.saga.registry;

import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Breaker;
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

    /** What tells whether it is left alone at the moment. */
    default Breaker breaker() {
        return Breaker.none();
    }

    /** Enters the version; answers the entry's id, the same one however often this is called for a publication. */
    String register(PublicationStarted publication, Call call);

    /** What the registry has under that id; nothing when it does not know it. */
    Optional<Entry> find(String registryId);

    /**
     * An entry as the registry has it.
     *
     * @param details what else it says in words, by its members' names, as far as it shows that
     */
    record Entry(String name, String version, String status, Map<String, String> details) {

        public Entry {
            details = Map.copyOf(details);
        }
    }

    /** Says what the version promises now, all but where it stands; an unknown entry is no error. */
    default void describe(String registryId, RegistryEntry entry, Call call) {
        // Who keeps no descriptions has none to change.
    }

    /** Whether the registry, as far as it shows what it has, says that already; also of an entry that it does not know. */
    default boolean isDescribed(String registryId, RegistryEntry entry) {
        return false;
    }

    /** Says where the version stands; an unknown entry is no error, there is nothing to keep in step then. */
    void changeStatus(String registryId, ServiceStatus status, Call call);

    /** Takes an entry back; an unknown entry is no error. */
    void remove(String registryId, Call call);
}
