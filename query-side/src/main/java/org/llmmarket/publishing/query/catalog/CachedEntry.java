package org.llmmarket.publishing.query.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.query.cache.Positioned;

/** A service with the answers that were already made of it, ready to be sent to whoever may see them. */
final class CachedEntry implements Positioned {

    private final EntryAt at;
    private final Map<VersionNumber, ServiceAnswer> answers = new ConcurrentHashMap<>(2);

    CachedEntry(EntryAt at) {
        this.at = at;
    }

    /** Something that was folded for one reader. */
    static CachedEntry unkept(CatalogEntry entry) {
        return new CachedEntry(new EntryAt(entry, -1));
    }

    EntryAt at() {
        return at;
    }

    CatalogEntry entry() {
        return at.entry();
    }

    @Override
    public long position() {
        return at.position();
    }

    /** The answer that presents this version; made again when the provider shows otherwise since. */
    ServiceAnswer answer(
            CatalogVersion version, Optional<ProviderProfile> provider, Function<CatalogVersion, ServiceAnswer> made) {
        ServiceAnswer known = answers.get(version.number());
        if (known == null || !known.provider().equals(provider)) {
            known = made.apply(version);
            answers.put(version.number(), known);
        }
        return known;
    }
}
