package org.llmmarket.publishing.query.projection;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.processing.Progress;

/**
 * How far a group of event handlers has come with the log.
 *
 * @param lag how many events it is behind
 * @param eventsPerSecond lately; 0 when it has caught up
 * @param secondsLeft until it has caught up at that rate; null while the rate is not known
 * @param rebuildable whether it can be made anew from the log; what acts on the outside cannot
 * @param rebuild the last time that this was done, or is being done
 * @param ownedHere whether the process that answers is the one that runs it
 */
record ProjectionView(
        String name,
        long position,
        long head,
        long lag,
        boolean caughtUp,
        boolean replaying,
        double eventsPerSecond,
        @Nullable Long secondsLeft,
        boolean rebuildable,
        boolean ownedHere,
        @Nullable String error,
        @Nullable RebuildView rebuild) {

    static ProjectionView of(Progress progress, boolean rebuildable, @Nullable RebuildView rebuild) {
        return new ProjectionView(
                progress.processor(),
                progress.position(),
                progress.head(),
                progress.behind(),
                progress.caughtUp(),
                progress.replaying(),
                progress.perSecond(),
                progress.timeLeft() == null ? null : progress.timeLeft().toSeconds(),
                rebuildable,
                progress.owned(),
                progress.error(),
                rebuild);
    }
}
