package org.llmmarket.publishing.store.processing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a group has come.
 *
 * @param position the last event that it has taken, or passed over
 * @param head the end of the log; positions count events, but for the few that were rolled back
 * @param perSecond events taken a second, lately; 0 when it has caught up
 * @param timeLeft until it will have caught up at that rate; null while the rate is not known
 * @param owned whether this process is the one that runs it
 * @param replaying whether it takes events that it has taken before
 * @param error what it fails at, null while it does not
 */
public record Progress(
        String processor,
        long position,
        long head,
        double perSecond,
        @Nullable Duration timeLeft,
        boolean owned,
        boolean caughtUp,
        boolean replaying,
        @Nullable String error) {

    /** How many events it is behind. */
    public long behind() {
        return Math.max(0, head - position);
    }
}
