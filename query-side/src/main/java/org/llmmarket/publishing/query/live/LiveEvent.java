package org.llmmarket.publishing.query.live;

import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.service.ComplianceLevel;

/**
 * An event, ready to be sent.
 *
 * @param owner of the service that it is about
 * @param level of that service
 * @param isMarketNews whether others than those concerned learn of it
 * @param frame as server-sent events are written
 */
record LiveEvent(AccountId owner, ComplianceLevel level, boolean isMarketNews, byte[] frame) {

    boolean isFor(Caller caller) {
        return caller.sees(owner, level, isMarketNews);
    }
}
