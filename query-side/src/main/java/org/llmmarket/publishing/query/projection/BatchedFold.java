package org.llmmarket.publishing.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.llmmarket.publishing.store.engine.Positions;

/**
 * Collects what the events of one batch say about each item of a read model, and has it folded and written once, in the
 * batch's transaction and before it commits.
 */
public final class BatchedFold<K> {

    private final String resource;
    private final Consumer<Map<K, List<Said>>> write;

    /** Folds for the read model of this name, which no other has. */
    public BatchedFold(String readModel, Consumer<Map<K, List<Said>>> write) {
        this.resource = "fold:" + readModel;
        this.write = write;
    }

    public void add(K item, Object event, TrackingToken token, Instant at) {
        batch(CurrentUnitOfWork.get().root())
                .computeIfAbsent(item, key -> new ArrayList<>())
                .add(new Said(Positions.of(token), event, at));
    }

    private Map<K, List<Said>> batch(UnitOfWork<?> work) {
        return work.getOrComputeResource(resource, key -> {
            Map<K, List<Said>> batch = new LinkedHashMap<>();
            work.onPrepareCommit(committing -> write.accept(batch));
            return batch;
        });
    }
}
