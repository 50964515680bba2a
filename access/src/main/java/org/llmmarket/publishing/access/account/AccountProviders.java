package org.llmmarket.publishing.access.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
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
    private final LongSupplier nanoTime;
    private final AtomicLong looked;
    private final AtomicBoolean changed = new AtomicBoolean();

    /** When the last look began that came to its end: what has changed since is looked for again, however many failed. */
    private volatile long seen;

    AccountProviders(Accounts accounts, Duration kept, Signals signals, LongSupplier nanoTime) {
        this.accounts = accounts;
        this.nanoTime = nanoTime;
        seen = nanoTime.getAsLong();
        looked = new AtomicLong(seen);
        signals.listen(Topic.ACCOUNTS, () -> changed.set(true));
        known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).build(this::load);
    }

    @Override
    public Optional<ProviderProfile> profile(AccountId providerId) {
        long last = looked.get();
        long now = nanoTime.getAsLong();
        boolean isDue = changed.get() || now - last > BETWEEN_LOOKS;
        if (isDue && looked.compareAndSet(last, now)) {
            changed.set(false);
            look(now);
        }
        return known.get(providerId);
    }

    private void look(long now) {
        Duration since = LATE_COMMITS.plusNanos(nanoTime.getAsLong() - seen);
        known.invalidateAll(accounts.changedSince(Instant.now().minus(since)));
        seen = now;
    }

    @Override
    public void forget(AccountId providerId) {
        known.invalidate(providerId);
    }

    private Optional<ProviderProfile> load(AccountId id) {
        return accounts.find(id).map(account -> new ProviderProfile(account.name(), account.verified()));
    }
}
