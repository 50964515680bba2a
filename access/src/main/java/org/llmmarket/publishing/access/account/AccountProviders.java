package org.llmmarket.publishing.access.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;

/**
 * The public part of providers, kept in memory. At a signal that some account has changed every process asks the table which
 * one, before anybody is told of a provider again; without one it asks once a second at most.
 */
final class AccountProviders implements Providers {

    private static final int MOST = 20_000;
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

    /** Changes are stamped when they begin and seen when they commit. */
    private static final Duration LATE_COMMITS = Duration.ofSeconds(15);

    private final Accounts accounts;
    private final LoadingCache<AccountId, Optional<ProviderProfile>> known;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private final AtomicBoolean changed = new AtomicBoolean();

    AccountProviders(Accounts accounts, Duration kept, Signals signals) {
        this.accounts = accounts;
        signals.listen(Topic.ACCOUNTS, () -> changed.set(true));
        known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).build(this::load);
    }

    @Override
    public Optional<ProviderProfile> profile(AccountId providerId) {
        long last = looked.get();
        boolean isDue = changed.get() || System.nanoTime() - last > BETWEEN_LOOKS;
        if (isDue && looked.compareAndSet(last, System.nanoTime())) {
            changed.set(false);
            Duration since = LATE_COMMITS.plusNanos(System.nanoTime() - last);
            known.invalidateAll(accounts.changedSince(Instant.now().minus(since)));
        }
        return known.get(providerId);
    }

    @Override
    public void forget(AccountId providerId) {
        known.invalidate(providerId);
    }

    private Optional<ProviderProfile> load(AccountId id) {
        return accounts.find(id).map(account -> new ProviderProfile(account.name(), account.verified()));
    }
}
