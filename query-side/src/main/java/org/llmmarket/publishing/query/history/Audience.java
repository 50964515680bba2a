package org.llmmarket.publishing.query.history;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.query.catalog.Sight;

/**
 * Who learns of an event: those concerned, and of news for the market whoever may see the service and every version named.
 *
 * @param level the most closed of the versions
 * @param isMarketNews whether others than those concerned learn of it
 */
public record Audience(AccountId owner, ComplianceLevel level, boolean isMarketNews) {

    /** By what is known of the service by now: that a version left the market is news, the terms of one that left are not. */
    public static Audience of(CatalogEntry entry, Object event) {
        List<CatalogVersion> versions = Stream.concat(
                        entry.shown().stream(),
                        EventFacts.named(event).flatMap(number -> entry.version(number).stream()))
                .toList();
        boolean isNews = EventFacts.isMarketNews(event)
                && versions.stream()
                        .allMatch(version -> event instanceof ServiceRevised
                                ? Sight.isOpen(entry, version)
                                : version.wasOnTheMarket());
        return new Audience(
                entry.providerId(),
                versions.stream()
                        .map(version -> version.offer().terms().compliance().level())
                        .max(Comparator.naturalOrder())
                        .orElse(ComplianceLevel.RESTRICTED),
                isNews);
    }

    public boolean includes(Caller caller) {
        return caller.sees(owner, level, isMarketNews);
    }
}
