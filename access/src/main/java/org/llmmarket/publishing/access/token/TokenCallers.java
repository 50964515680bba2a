package org.llmmarket.publishing.access.token;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.account.Account;
import org.llmmarket.publishing.access.account.ActiveAccounts;
import org.llmmarket.publishing.access.account.Registration;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.CallerAuthentication;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Says who calls by a genuine token, and refuses whose account is not active. */
final class TokenCallers {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCallers.class);

    private final ActiveAccounts accounts;
    private final Registration registration;

    TokenCallers(ActiveAccounts accounts, Registration registration) {
        this.accounts = accounts;
        this.registration = registration;
    }

    /** The caller by our own token: a role that was taken from the account since is gone at once. */
    CallerAuthentication own(Jwt token) {
        Account account = accounts.find(new AccountId(subject(token)))
                .orElseThrow(() -> new InvalidBearerTokenException("There is no account of this token."));
        requireActive(account);
        Set<Role> roles = new HashSet<>(roles(token));
        roles.retainAll(account.roles());
        return accepted(new Caller(account.id(), roles, RoleScopes.parse(scope(token))), token, account.id(), roles);
    }

    /**
     * The caller by an outside issuer's token, which alone says what his roles are; his account is made when he first comes, and
     * shows the roles of the newest.
     */
    CallerAuthentication outside(Jwt token) {
        AccountId id = outsideId(subject(token));
        Set<Role> roles = roles(token);
        Optional<Account> known = accounts.find(id);
        known.ifPresent(TokenCallers::requireOutside);
        if (known.isEmpty() || !known.get().roles().equals(roles)) {
            registration.admit(id, text(token, "name", id.value()), text(token, "email", ""), roles, issuedAt(token));
        }
        Set<Scope> scopes = token.hasClaim("scope") ? RoleScopes.parse(scope(token)) : RoleScopes.of(roles);
        return accepted(new Caller(id, roles, scopes), token, id, Set.of());
    }

    /** @param lent roles that are the account's to give and to take away */
    private CallerAuthentication accepted(Caller caller, Jwt token, AccountId account, Set<Role> lent) {
        Instant expiry = expiresAt(token);
        return new CallerAuthentication(caller, () -> Instant.now().isBefore(expiry) && accounts.mayAct(account, lent));
    }

    /** The decoder lets no token without it pass. */
    private static String subject(Jwt token) {
        return Objects.requireNonNull(token.getSubject());
    }

    /** Nor one without this. */
    private static Instant expiresAt(Jwt token) {
        return Objects.requireNonNull(token.getExpiresAt());
    }

    /** Where a token does not say, the decoder tells it by when the token expires. */
    private static Instant issuedAt(Jwt token) {
        return Objects.requireNonNull(token.getIssuedAt());
    }

    private static AccountId outsideId(String subject) {
        if (subject.length() > 255 || subject.equals(Actor.SYSTEM.id().value())) {
            throw noAccount();
        }
        return new AccountId(subject);
    }

    private static InvalidBearerTokenException noAccount() {
        return new InvalidBearerTokenException("The token's subject cannot be an account here.");
    }

    /** Whoever signs in here is nobody's elsewhere, whatever an outside issuer calls its people. */
    private static void requireOutside(Account account) {
        if (account.registeredHere()) {
            LOG.warn("A token of the outside issuer is refused: {} was registered here.", account.id());
            throw noAccount();
        }
        requireActive(account);
    }

    private static void requireActive(Account account) {
        if (!account.isActive()) {
            throw new InvalidBearerTokenException("The account of this token is not active.");
        }
    }

    private static Set<Role> roles(Jwt token) {
        return Stream.of("role", "roles")
                .map(token::getClaim)
                .flatMap(TokenCallers::texts)
                .map(TokenCallers::role)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Others' roles mean nothing here. */
    private static Optional<Role> role(String wire) {
        return Stream.of(Role.values()).filter(role -> role.wire().equals(wire)).findAny();
    }

    private static Stream<String> texts(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        return claim instanceof String one ? Stream.of(one) : Stream.empty();
    }

    private static String scope(Jwt token) {
        return texts(token.getClaim("scope")).collect(Collectors.joining(" "));
    }

    private static String text(Jwt token, String claim, String otherwise) {
        String text = Objects.requireNonNullElse(token.<Object>getClaim(claim), otherwise)
                .toString();
        return text.length() > 255 ? text.substring(0, 255) : text;
    }
}
