package org.llmmarket.publishing.contract.comparison.message;

import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.path.OperationIndex;

/** Compares two Response Objects. */
final class ResponseComparison {

    private final Differences differences;
    private final Exchange exchange;
    private final ContentComparison content;
    private final LinksComparison links;

    ResponseComparison(Differences differences, Exchange exchange, OperationIndex before, OperationIndex after) {
        this.differences = differences;
        this.exchange = exchange;
        this.content = new ContentComparison(differences, ContentRole.response(exchange));
        this.links = new LinksComparison(differences, before, after);
    }

    void compare(Pair written) {
        differences.resolve(written).ifPresent(pair -> {
            if (differences.isFirst("response " + exchange, pair)) {
                new Texts(differences).compare(written, pair, "the response");
                new HeadersComparison(differences, exchange.response()).compare(pair.member("headers"));
                content.compare(pair.member("content"));
                links.compare(pair.member("links"));
            }
        });
    }

    /** Compares only the bodies, where one success stood for the other among more: one that brings nothing of them loses all. */
    void compareFound(Pair written) {
        differences.resolve(written).ifPresent(pair -> content.compareFound(pair.member("content")));
    }

    /** Compares only the bodies that both have, where one response stood for the other among more. */
    void compareCommon(Pair written) {
        differences.resolve(written).ifPresent(pair -> content.compareCommon(pair.member("content")));
    }
}
