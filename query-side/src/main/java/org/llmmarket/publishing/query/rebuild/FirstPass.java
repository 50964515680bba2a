package org.llmmarket.publishing.query.rebuild;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.query.projection.ReadModel.Folding;
import org.llmmarket.publishing.store.engine.LogByService;
import org.llmmarket.publishing.store.engine.LogByService.Page;
import org.llmmarket.publishing.store.engine.LogByService.Place;
import org.llmmarket.publishing.store.log.Heard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the log up to a position into the next tables: service by service, so that each row is written once and no more than
 * two pages are held in memory. While one page is folded the following one is read. Each transaction holds whole services and
 * says which was the last: a pass that was broken off goes on behind it.
 */
class FirstPass {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPass.class);
    private static final int PAGE = 2000;
    private static final double NANOS_A_SECOND = 1e9;

    private final Ground ground;
    private final ModelTables tables;
    private final Rebuild rebuild;
    private final String owner;
    private final LogByService log;
    private final Folding folding;
    private final ServiceFolder folder;
    private final Executor reader;
    private final Set<String> leftOut;
    private final long begun = System.nanoTime();
    private long done;

    FirstPass(Ground ground, ReadModel model, ModelTables tables, Rebuild rebuild, String owner, Executor reader) {
        this.ground = ground;
        this.tables = tables;
        this.rebuild = rebuild;
        this.owner = owner;
        this.log = ground.byService().reader(model::reads);
        this.folding = model.into(tables.next());
        this.folder = new ServiceFolder(folding, log);
        this.reader = reader;
        this.leftOut = new TreeSet<>(rebuild.leftOut());
        this.done = rebuild.eventsDone();
    }

    /** Goes through the rest of the log, and ends early when this process does. */
    void run(BooleanSupplier goesOn) {
        String after = rebuild.afterService();
        CompletableFuture<Page> ahead = read(after.isEmpty() ? Place.START : Place.behind(after));
        while (goesOn.getAsBoolean()) {
            Page page = await(ahead);
            Place end = page.end();
            if (end == null) {
                ServiceFolder.Finished part = folder.take(page.events());
                ServiceFolder.Finished rest = folder.end();
                write(
                        rest.lastService() == null ? part.lastService() : rest.lastService(),
                        part.events() + rest.events(),
                        true);
                return;
            }
            ahead = read(end);
            ServiceFolder.Finished part = folder.take(page.events());
            if (part.lastService() != null) {
                write(part.lastService(), part.events(), false);
            }
        }
    }

    private void write(@Nullable String last, long events, boolean isLast) {
        done += events;
        double seconds = (System.nanoTime() - begun) / NANOS_A_SECOND;
        double rate = (done - rebuild.eventsDone()) / Math.max(seconds, 0.001);
        ground.quickly(() -> {
            folding.write();
            leaveOut();
            String columns = "after_service = coalesce(?, after_service), events_done = ?, events_per_second = ?,"
                    + " left_out = ?, state = ?";
            ground.rebuilds()
                    .change(
                            rebuild,
                            owner,
                            columns,
                            last,
                            isLast ? rebuild.eventsTotal() : done,
                            rate,
                            leftOut.toArray(String[]::new),
                            (isLast ? RebuildState.INDEXING : RebuildState.BUILDING).wire());
        });
    }

    private void leaveOut() {
        Set<String> failed = folder.takeFailed().keySet();
        if (!failed.isEmpty()) {
            tables.carryOver(failed);
            leftOut.addAll(failed);
        }
    }

    private CompletableFuture<Page> read(Place place) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Page page = log.after(place, rebuild.builtTo(), PAGE);
                    page.events().forEach(FirstPass::deserialize);
                    return page;
                },
                reader);
    }

    private static void deserialize(Heard event) {
        try {
            if (event.message() != null) {
                event.message().getPayload();
            }
        } catch (RuntimeException e) {
            // Whoever folds it meets it again, and leaves its service out.
            LOG.debug("An event at {} cannot be read", event.position(), e);
        }
    }

    private static Page await(CompletableFuture<Page> ahead) {
        try {
            return ahead.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
