package org.llmmarket.publishing.access.account;

import java.util.Optional;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.api.actor.AccountId;

/** Finds the account of somebody who signs in. */
public final class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;

    SignIn(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** The account with this address and password, whatever its status; the log-in is noted when it is active. */
    public Optional<Account> byPassword(String email, String password) {
        Optional<Accounts.Credentials> known = accounts.credentials(Email.of(email));
        known.ifPresent(
                credentials -> RequestTrace.concerns(credentials.account().id()));
        String hash = known.map(Accounts.Credentials::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)) {
            return Optional.empty();
        }
        Optional<Account> account = known.map(Accounts.Credentials::account);
        account.filter(Account::isActive).ifPresent(active -> accounts.loggedIn(active.id()));
        return account;
    }

    public Optional<Account> byId(AccountId id) {
        return accounts.find(id);
    }
}
