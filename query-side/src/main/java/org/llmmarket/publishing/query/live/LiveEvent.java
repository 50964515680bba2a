package org.llmmarket.publishing.query.live;

import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.query.history.Audience;

/** An event, ready to be sent, with who may hear of it. */
final class LiveEvent {

    private final Audience audience;
    private final byte[] frame;

    /** Takes an event as server-sent events are written. */
    LiveEvent(Audience audience, byte[] frame) {
        this.audience = audience;
        this.frame = frame;
    }

    boolean isFor(Caller caller) {
        return audience.includes(caller);
    }

    /** Shared by everybody who listens, so it must not be changed. */
    byte[] frame() {
        return frame;
    }
}
