package org.llmmarket.publishing.access.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.provider.Providers;

/**
 * The public part of providers, kept in memory. Every process asks the table what has changed, once a second at most and
 * only when somebody asks it.
 */
final class AccountProviders implements Providers {

    private static final int MOST = 20_000;
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

    /** Changes are stamped when they begin and seen when they commit. */
    private static final Duration LATE_COMMITS = Duration.ofSeconds(15);

    private final Accounts accounts;
    private final LoadingCache<AccountId, Optional<ProviderProfile>> known;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());

    AccountProviders(Accounts accounts, Duration kept) {
        this.accounts = accounts;
        known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).build(this::load);
    }

    @Override
    public Optional<ProviderProfile> profile(AccountId providerId) {
        long last = looked.get();
        if (System.nanoTime() - last > BETWEEN_LOOKS && looked.compareAndSet(last, System.nanoTime())) {
            Duration since = LATE_COMMITS.plusNanos(System.nanoTime() - last);
            known.invalidateAll(accounts.changedSince(Instant.now().minus(since)));
        }
        return known.get(providerId);
    }

    private Optional<ProviderProfile> load(AccountId id) {
        return accounts.find(id).map(account -> new ProviderProfile(account.name(), account.verified()));
    }
}
