package org.llmmarket.publishing.saga.registry;

import org.llmmarket.publishing.saga.registry.KnownEntries.Known;

/** Remembers how a registry says in its own way what it was told, so that this is not taken for a change of somebody else's. */
interface OwnWays {

    /** What the entry says otherwise for good; empty where it says all as it was told. */
    String ownWay(Known entry);

    void ownWay(Known entry, String words);
}
