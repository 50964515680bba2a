package org.llmmarket.publishing.access.account;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Accounts as they are now or were a moment ago: every request asks, and one that is not active is refused. Of many who ask for
 * one at once, one looks and all hear what came of it: where the database is silent they wait together, not one after another.
 */
public final class ActiveAccounts {

    private static final int MOST = 20_000;

    private final Accounts accounts;
    private final AsyncCache<AccountId, Optional<Account>> known;

    ActiveAccounts(Accounts accounts, Duration check) {
        this.accounts = accounts;
        known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(check).buildAsync();
    }

    /** The account, whatever its status. */
    public Optional<Account> find(AccountId id) {
        CompletableFuture<Optional<Account>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Account>> others = known.asMap().putIfAbsent(id, mine);
        if (others != null) {
            return answer(others);
        }
        try {
            mine.complete(accounts.find(id));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        }
        return answer(mine);
    }

    private static Optional<Account> answer(CompletableFuture<Optional<Account>> found) {
        try {
            return found.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    /** Whether the account may act, and in these roles. */
    public boolean mayAct(AccountId id, Set<Role> roles) {
        return find(id).filter(Account::isActive)
                .filter(account -> account.roles().containsAll(roles))
                .isPresent();
    }

    /** Reads the account anew as soon as what the caller's transaction changes is there to be read. */
    void forgetAfterCommit(AccountId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.synchronous().invalidate(id);
            }
        });
    }
}
