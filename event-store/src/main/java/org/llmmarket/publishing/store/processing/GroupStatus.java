package org.llmmarket.publishing.store.processing;

import java.util.OptionalLong;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** What Axon wants to know of a group that this process runs. */
record GroupStatus(
        @Nullable TrackingToken token,
        boolean caughtUp,
        @Nullable Throwable error) implements EventTrackerStatus {

    @Override
    public Segment getSegment() {
        return Segment.ROOT_SEGMENT;
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public boolean isReplaying() {
        return ReplayToken.isReplay(token);
    }

    @Override
    public boolean isMerging() {
        return false;
    }

    @Override
    public OptionalLong mergeCompletedPosition() {
        return OptionalLong.empty();
    }

    @Override
    public @Nullable TrackingToken getTrackingToken() {
        return token;
    }

    @Override
    public boolean isErrorState() {
        return error != null;
    }

    @Override
    public @Nullable Throwable getError() {
        return error;
    }

    @Override
    public OptionalLong getCurrentPosition() {
        return token == null ? OptionalLong.empty() : token.position();
    }

    @Override
    public OptionalLong getResetPosition() {
        return token == null ? OptionalLong.empty() : ReplayToken.getTokenAtReset(token);
    }
}
