package org.llmmarket.publishing.query.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.provider.ProviderVerified;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;

/**
 * Providers as they were: verified once somebody had checked who they are. Names stand beside the log, where they can be
 * erased: they are always those of today.
 */
public class PastProviders {

    private static final int MOST = 20_000;

    private final Providers providers;
    private final EventLog log;

    /** When providers were verified: once, and for good. */
    private final Cache<AccountId, Instant> verified =
            Caffeine.newBuilder().maximumSize(MOST).build();

    PastProviders(Providers providers, EventLog log) {
        this.providers = providers;
        this.log = log;
    }

    public Optional<ProviderProfile> profile(AccountId provider, Optional<Instant> asOf) {
        Optional<ProviderProfile> now = providers.profile(provider);
        return asOf.isEmpty() ? now : now.map(profile -> at(provider, profile, asOf.get()));
    }

    private ProviderProfile at(AccountId provider, ProviderProfile now, Instant instant) {
        return now.verified() && verifiedAt(provider).isAfter(instant) ? new ProviderProfile(now.name(), false) : now;
    }

    private Instant verifiedAt(AccountId provider) {
        Instant known = verified.getIfPresent(provider);
        if (known == null) {
            known = log.ofAggregate(provider.toString()).stream()
                    .filter(event -> event.payload() instanceof ProviderVerified)
                    .map(RecordedEvent::at)
                    .findFirst()
                    .orElse(Instant.EPOCH);
            verified.put(provider, known);
        }
        return known;
    }
}
