package org.llmmarket.publishing.access.token;

import java.time.Instant;
import org.llmmarket.publishing.access.AccessSettings;
import org.llmmarket.publishing.access.account.Account;
import org.llmmarket.publishing.access.account.SignIn;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.problem.ProblemException;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.access.trail.Act;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.api.actor.AccountId;
import org.springframework.transaction.support.TransactionOperations;

/** Gives tokens for a password, and new tokens for old ones. */
final class LogIn {

    private final SignIn accounts;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final TransactionOperations transaction;
    private final AccessTrail trail;
    private final AccessSettings settings;

    LogIn(
            SignIn accounts,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            TransactionOperations transaction,
            AccessTrail trail,
            AccessSettings settings) {
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.transaction = transaction;
        this.trail = trail;
        this.settings = settings;
    }

    Tokens byPassword(String email, String password) {
        Account account = accounts.byPassword(email, password)
                .orElseThrow(() -> refused("INVALID_CREDENTIALS", "E-mail address or password is wrong."));
        return tokens(active(account), begin(account.id()));
    }

    private String begin(AccountId account) {
        return transaction.execute(status -> {
            trail.done(Act.of("LoggedIn", "account.log-in", "account", account.value())
                    .by(account));
            return refreshTokens.issue(account);
        });
    }

    /** A refusal commits, too: it may have ended a family. */
    Tokens byRefreshToken(String token) {
        RefreshTokens.Exchange exchange = transaction
                .execute(status -> refreshTokens.exchange(token))
                .orElseThrow(
                        () -> refused("INVALID_TOKEN", "The refresh token is unknown, expired or used. Log in again."));
        RequestTrace.concerns(exchange.account());
        Account account = accounts.byId(exchange.account())
                .orElseThrow(() -> refused("INVALID_TOKEN", "There is no account of this token any more."));
        return tokens(active(account), exchange.next());
    }

    private Tokens tokens(Account account, String refreshToken) {
        return new Tokens(
                accessTokens.issue(account, Instant.now()),
                refreshToken,
                "Bearer",
                settings.accessTokenLifetime().toSeconds());
    }

    private static Account active(Account account) {
        if (!account.isActive()) {
            throw Problem.of(
                            403,
                            "ACCOUNT_NOT_ACTIVE",
                            "This account is " + account.status().wire() + ". Ask an admin.")
                    .exception();
        }
        return account;
    }

    private static ProblemException refused(String code, String detail) {
        return Problem.of(401, code, detail)
                .header("WWW-Authenticate", "Bearer")
                .exception();
    }

    /** What a log-in answers. */
    record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn) {}
}
