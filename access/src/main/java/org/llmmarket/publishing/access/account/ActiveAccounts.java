package org.llmmarket.publishing.access.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import org.llmmarket.publishing.api.actor.AccountId;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Accounts as they are now or were a moment ago: every request asks, and one that is not active is refused. */
public final class ActiveAccounts {

    private static final int MOST = 20_000;

    private final LoadingCache<AccountId, Optional<Account>> known;

    ActiveAccounts(Accounts accounts, Duration check) {
        known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(check).build(accounts::find);
    }

    /** The account, whatever its status. */
    public Optional<Account> find(AccountId id) {
        return known.get(id);
    }

    /** Whether the account may act; for long streams, which must ask now and then. */
    public boolean isActive(AccountId id) {
        return find(id).filter(Account::isActive).isPresent();
    }

    /** Reads the account anew as soon as what the caller's transaction changes is there to be read. */
    void forgetAfterCommit(AccountId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.invalidate(id);
            }
        });
    }
}
