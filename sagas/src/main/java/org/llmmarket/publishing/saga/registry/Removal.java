package org.llmmarket.publishing.saga.registry;

import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.StepWork;

/** Takes the entry of a publication back, also one of which the registry's answer was lost. */
final class Removal {

    private final Registry registry;
    private final RunningPublications publications;

    Removal(Registry registry, RunningPublications publications) {
        this.registry = registry;
        this.publications = publications;
    }

    /**
     * Removes the entry.
     *
     * @throws NeighbourAway when the registry cannot do it now
     */
    void perform(StepWork work) {
        if (registry.isEnabled()) {
            registry.remove(entryOf(work), work.call("registry-removal"));
        }
    }

    /** Entering again under the same key answers the id of what may be there, and makes a call that comes later harmless. */
    private String entryOf(StepWork work) {
        PublicationStarted publication = publications.get(work.publicationId());
        return work.find(StepWork.REGISTRY_ENTRY)
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> registry.register(publication, work.call(RegistrationWorker.ENTRY)));
    }
}
