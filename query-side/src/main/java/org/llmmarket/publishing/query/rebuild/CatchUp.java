package org.llmmarket.publishing.query.rebuild;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.engine.LogByService;

/** Brings the next tables up to a later position: the services of which something was said meanwhile are folded again. */
class CatchUp {

    private final Ground ground;
    private final ReadModel model;
    private final ModelTables tables;
    private final LogByService log;

    CatchUp(Ground ground, ReadModel model, ModelTables tables) {
        this.ground = ground;
        this.model = model;
        this.tables = tables;
        this.log = ground.byService().reader(model::reads);
    }

    /** The services of which something was said after the one position and not after the other. */
    List<String> touched(long after, long upTo) {
        return upTo > after ? log.touched(after, upTo) : List.of();
    }

    /**
     * Folds these services again, in the transaction at hand, up to the position.
     *
     * @param leftOut what could not be folded before
     * @return what is left out now
     */
    Set<String> fold(Collection<String> services, long upTo, Collection<String> leftOut) {
        Set<String> out = new TreeSet<>(leftOut);
        out.removeAll(services);
        tables.delete(tables.next(), services);
        ServiceFolder folder = new ServiceFolder(model.into(tables.next()), log);
        folder.foldAgain(services, upTo);
        Set<String> failed = folder.takeFailed().keySet();
        if (!failed.isEmpty()) {
            tables.carryOver(failed);
            out.addAll(failed);
        }
        return out;
    }

    /** Folds what was said up to the end of the log, and says how many services that were. */
    int step(Rebuild rebuild, String owner, RebuildState then) {
        long head = ground.head();
        List<String> services = touched(rebuild.builtTo(), head);
        ground.quickly(() -> {
            Set<String> leftOut =
                    services.isEmpty() ? new TreeSet<>(rebuild.leftOut()) : fold(services, head, rebuild.leftOut());
            ground.rebuilds()
                    .change(
                            rebuild,
                            owner,
                            "built_to = greatest(built_to, ?), left_out = ?, state = ?",
                            head,
                            leftOut.toArray(String[]::new),
                            then.wire());
        });
        return services.size();
    }
}
