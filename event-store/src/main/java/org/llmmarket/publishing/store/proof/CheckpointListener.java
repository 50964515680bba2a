package org.llmmarket.publishing.store.proof;

import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.note.SignedNote;

/** Told of every checkpoint that is signed, within the transaction that stores it. */
@FunctionalInterface
public interface CheckpointListener {

    void signed(Checkpoint checkpoint, SignedNote note);
}
