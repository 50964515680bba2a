package org.llmmarket.publishing.store.proof;

import java.util.Map;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkQueue;

/** Has each checkpoint taken outside by whoever does such work; the work's key is the checkpoint's size. */
public final class CheckpointDelivery implements CheckpointListener {

    public static final String KIND = "checkpoint-delivery";

    private final WorkQueue queue;

    CheckpointDelivery(WorkQueue queue) {
        this.queue = queue;
    }

    @Override
    public void signed(Checkpoint checkpoint) {
        queue.enqueue(Work.now(KIND, Long.toString(checkpoint.size()), Map.of()));
    }
}
