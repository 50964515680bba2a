package org.llmmarket.publishing.saga.approval;

import org.llmmarket.publishing.api.publication.PublicationId;

/** Asks, before an approval expires, where else it may have been decided and nobody here has heard of it. */
@FunctionalInterface
public interface LastWord {

    /** Takes in what was decided there; answers whether there was something, and no where nobody can be asked. */
    boolean takeIn(PublicationId publication);
}
