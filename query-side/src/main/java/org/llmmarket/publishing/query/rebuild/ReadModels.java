package org.llmmarket.publishing.query.rebuild;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.access.trail.Act;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.query.projection.LastRebuilds;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.query.projection.RebuildView;
import org.llmmarket.publishing.store.processing.Faults;
import org.llmmarket.publishing.store.signal.Topic;

/** What an admin can do with read models: ask for a rebuild, give it up, and choose between the new model and the old. */
class ReadModels implements LastRebuilds {

    private static final int ATTEMPTS = 10;

    private final Ground ground;
    private final Map<String, ReadModel> models;
    private final AccessTrail trail;

    ReadModels(Ground ground, Map<String, ReadModel> models, AccessTrail trail) {
        this.ground = ground;
        this.trail = trail;
        this.models = Map.copyOf(models);
    }

    @Override
    public boolean canRebuild(String group) {
        return models.containsKey(group);
    }

    @Override
    public Optional<RebuildView> of(String group) {
        return canRebuild(group) ? ground.rebuilds().find(group).map(ReadModels::view) : Optional.empty();
    }

    Optional<ReadModel> model(String group) {
        return Optional.ofNullable(models.get(group));
    }

    void request(String group, boolean holds, String by) {
        inTransaction(() -> {
            Rejection.rejectIf(
                    !ground.rebuilds().request(group, holds, by),
                    Reason.ILLEGAL_MOVE,
                    group + " is being rebuilt already: DELETE the rebuild first to begin again.");
            trail.done(act("RebuildRequested", "projection.rebuild", group).with("holds", holds));
        });
    }

    void cancel(String group) {
        inTransaction(() -> {
            Rejection.rejectIf(
                    !ground.rebuilds().cancel(group), Reason.ILLEGAL_MOVE, "No rebuild of " + group + " is under way.");
            trail.done(act("RebuildCancelled", "projection.cancel-rebuild", group));
        });
    }

    void release(String group) {
        inTransaction(() -> {
            Rejection.rejectIf(
                    !ground.rebuilds().release(group),
                    Reason.ILLEGAL_MOVE,
                    "No rebuild of " + group + " is held: there is nothing to swap in.");
            trail.done(act("RebuildReleased", "projection.swap", group));
        });
    }

    void dropPrevious(String group) {
        ModelTables tables = tables(group);
        inTransaction(() -> {
            Rebuild last = ended(group);
            Rejection.rejectIf(last.previousPosition() == null, Reason.NOT_FOUND, nothingKept(group));
            tables.dropPrevious();
            ground.rebuilds().keepPrevious(group, null);
            trail.done(act("PreviousModelDropped", "projection.drop-previous", group));
        });
    }

    /** Puts the model that is kept aside in the place of the live one, which is kept instead; the group goes on where that one ended. */
    void restorePrevious(String group) {
        ModelTables tables = tables(group);
        for (int attempt = 1; ; attempt++) {
            try {
                inTransaction(() -> swapBack(group, tables));
                return;
            } catch (RuntimeException e) {
                if (e instanceof Rejection || !Faults.passes(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new Rejection(Reason.CONCURRENT_CHANGE, group + " is being read for long: ask again.");
                }
            }
        }
    }

    private void swapBack(String group, ModelTables tables) {
        ground.jdbc().sql("SET LOCAL lock_timeout = '300ms'").update();
        Rebuild last = ended(group);
        Long position = last.previousPosition();
        if (position == null) {
            throw new Rejection(Reason.NOT_FOUND, nothingKept(group));
        }
        Rejection.rejectIf(
                !tables.areLikeLive(tables.previous()),
                Reason.ILLEGAL_MOVE,
                "The previous model of " + group + " is of an earlier shape: rebuild instead.");
        tables.lockLive();
        long live = ground.tokens()
                .lock(group)
                .orElseThrow(() -> new Rejection(Reason.CONCURRENT_CHANGE, group + " has not begun yet: ask again."));
        tables.swapBack();
        ground.signals().raiseAfterCommit(Topic.CATALOG);
        ground.signals().raiseAfterCommit(Topic.MODELS);
        ground.tokens().place(group, position);
        ground.rebuilds().keepPrevious(group, ground.parked().wholeUpTo(group, live));
        trail.done(act("PreviousModelRestored", "projection.restore-previous", group));
    }

    private static Act act(String eventType, String action, String group) {
        return Act.of(eventType, action, "projection", group);
    }

    private Rebuild ended(String group) {
        Rebuild last =
                ground.rebuilds().lock(group).orElseThrow(() -> new Rejection(Reason.NOT_FOUND, nothingKept(group)));
        Rejection.rejectIf(
                last.state().isOpen(), Reason.ILLEGAL_MOVE, group + " is being rebuilt: DELETE the rebuild first.");
        return last;
    }

    private static String nothingKept(String group) {
        return "No previous model of " + group + " is kept.";
    }

    private ModelTables tables(String group) {
        ReadModel model = models.get(group);
        if (model == null) {
            throw new Rejection(Reason.NOT_FOUND, "There is no read model " + group + ".");
        }
        return new ModelTables(ground.jdbc(), model);
    }

    private void inTransaction(Runnable work) {
        ground.transactions().executeWithoutResult(status -> work.run());
    }

    private static RebuildView view(Rebuild rebuild) {
        return new RebuildView(
                rebuild.projection(),
                rebuild.state().wire(),
                rebuild.holds() ? "hold" : "swap",
                rebuild.requestedBy(),
                rebuild.requestedAt(),
                rebuild.startedAt(),
                rebuild.endedAt(),
                rebuild.builtTo(),
                rebuild.eventsDone(),
                rebuild.eventsTotal(),
                rebuild.eventsPerSecond(),
                secondsLeft(rebuild),
                parity(rebuild),
                rebuild.leftOut(),
                rebuild.error(),
                previous(rebuild));
    }

    private static @Nullable Long secondsLeft(Rebuild rebuild) {
        boolean isKnown = rebuild.state() == RebuildState.BUILDING && rebuild.eventsPerSecond() > 0;
        return isKnown
                ? (long) Math.ceil((rebuild.eventsTotal() - rebuild.eventsDone()) / rebuild.eventsPerSecond())
                : null;
    }

    private static RebuildView.@Nullable Parity parity(Rebuild rebuild) {
        Long rows = rebuild.rowsCompared();
        Long differences = rebuild.differences();
        return rows == null || differences == null
                ? null
                : new RebuildView.Parity(differences == 0, rows, differences, rebuild.examples());
    }

    private static RebuildView.@Nullable Previous previous(Rebuild rebuild) {
        Long position = rebuild.previousPosition();
        Instant since = rebuild.previousSince();
        return position == null || since == null ? null : new RebuildView.Previous(position, since);
    }
}
