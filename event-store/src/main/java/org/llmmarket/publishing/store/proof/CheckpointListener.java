package org.llmmarket.publishing.store.proof;

import org.llmmarket.publishing.proof.note.Checkpoint;

/** Told of every checkpoint that is signed, within the transaction that stores it. */
@FunctionalInterface
interface CheckpointListener {

    void signed(Checkpoint checkpoint);
}
