package org.llmmarket.publishing.query.live;

import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.service.ComplianceLevel;

/** An event, ready to be sent, with what decides who may hear of it: its service's owner and level. */
final class LiveEvent {

    private final AccountId owner;
    private final ComplianceLevel level;
    private final boolean isMarketNews;
    private final byte[] frame;

    /**
     * Takes an event as server-sent events are written.
     *
     * @param isMarketNews whether others than those concerned learn of it
     */
    LiveEvent(AccountId owner, ComplianceLevel level, boolean isMarketNews, byte[] frame) {
        this.owner = owner;
        this.level = level;
        this.isMarketNews = isMarketNews;
        this.frame = frame;
    }

    boolean isFor(Caller caller) {
        return caller.sees(owner, level, isMarketNews);
    }

    /** Shared by everybody who listens, so it must not be changed. */
    byte[] frame() {
        return frame;
    }
}
