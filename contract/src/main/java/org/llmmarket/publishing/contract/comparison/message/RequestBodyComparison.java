package org.llmmarket.publishing.contract.comparison.message;

import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Presence;
import org.llmmarket.publishing.contract.comparison.difference.Texts;

/** Compares the bodies of two requests. */
public final class RequestBodyComparison {

    private final Differences differences;
    private final Exchange exchange;

    public RequestBodyComparison(Differences differences, Exchange exchange) {
        this.differences = differences;
        this.exchange = exchange;
    }

    public void compare(Pair written) {
        differences.resolve(written).ifPresent(pair -> {
            Presence presence = exchange.isCall() ? Presence.REQUEST_BODY : Presence.EVENT_BODY;
            presence.compare(differences, pair, "the body of the request");
            if (pair.isInBoth() && differences.isFirst("body " + exchange, pair)) {
                new Texts(differences).compare(written, pair, "the body of the request");
                new ContentComparison(differences, ContentRole.request(exchange)).compare(pair.member("content"));
            }
        });
    }
}
