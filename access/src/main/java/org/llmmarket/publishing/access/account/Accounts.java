package org.llmmarket.publishing.access.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of accounts. */
final class Accounts {

    /** In place of a name or an address. */
    static final String ERASED = "erased";

    private static final String COLUMNS =
            "id, name, email, organization, verified, roles, status, created_at, updated_at, last_login,"
                    + " email_key IS NOT NULL AS registered_here";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an account unless its id or its address is taken; answers whether it did. */
    boolean add(Account account, @Nullable Email key, @Nullable String passwordHash) {
        return jdbc.sql("""
                        INSERT INTO account (id, name, email, email_key, organization, password_hash, roles, status,
                            verified, created_at, updated_at)
                        VALUES (:id, :name, :email, :key, :organization, :hash, :roles, :status, :verified,
                            now(), now())
                        ON CONFLICT DO NOTHING""")
                        .param("id", account.id().value())
                        .param("name", account.name())
                        .param("email", account.email())
                        .param("key", key == null ? null : key.value())
                        .param("organization", account.organization())
                        .param("hash", passwordHash)
                        .param("roles", wires(account.roles()))
                        .param("status", account.status().wire())
                        .param("verified", account.verified())
                        .update()
                == 1;
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM account WHERE id = :id")
                .param("id", id.value())
                .query(Accounts::account)
                .optional();
    }

    /** The account, held against others who change it until the transaction ends. */
    Optional<Account> findForChange(AccountId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM account WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(Accounts::account)
                .optional();
    }

    Optional<Credentials> credentials(Email email) {
        return jdbc.sql("SELECT " + COLUMNS + ", password_hash FROM account WHERE email_key = :key")
                .param("key", email.value())
                .query((row, number) -> new Credentials(account(row, number), row.getString("password_hash")))
                .optional();
    }

    /**
     * The account that somebody elsewhere means. Everybody can take any name, or say that any address is theirs: those of reviewers
     * come first, and where two are meant nobody is.
     */
    Optional<AccountId> named(String name) {
        return jdbc.sql("""
                        WITH known AS (
                            SELECT id, id = :id AS by_id, email_key = :key OR lower(email) = :key AS by_email,
                                'reviewer' = ANY (roles) OR 'admin' = ANY (roles) AS reviews
                            FROM account
                            WHERE id = :id OR (email <> :erased AND (email_key = :key OR lower(email) = :key
                                OR lower(name) = :key))
                        ), meant AS (
                            SELECT id, CASE WHEN by_id THEN 1 WHEN by_email AND reviews THEN 2 WHEN reviews THEN 3
                                ELSE 4 END AS place
                            FROM known WHERE by_id OR by_email OR reviews)
                        SELECT min(id) FROM meant WHERE place = (SELECT min(place) FROM meant) HAVING count(*) = 1""")
                .param("id", name)
                .param("key", Email.of(name).value())
                .param("erased", ERASED)
                .query(String.class)
                .optional()
                .map(AccountId::new);
    }

    /** At most {@code limit} accounts after the given place, the oldest first. */
    List<Account> page(AccountCursor after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM account WHERE (created_at, id) > (:at, :id)
                        ORDER BY created_at, id LIMIT :limit""")
                .param("at", Timestamp.from(after.createdAt()))
                .param("id", after.id())
                .param("limit", limit)
                .query(Accounts::account)
                .list();
    }

    void setRoles(AccountId id, Set<Role> roles) {
        change("roles_issued_at = NULL, roles = :value", id, wires(roles));
    }

    /** Whether the roles are those of a token that was issued then or later. */
    boolean hasRolesIssued(AccountId id, Instant issuedAt) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM account WHERE id = :id AND roles_issued_at >= :issued)")
                .param("id", id.value())
                .param("issued", Timestamp.from(issuedAt))
                .query(Boolean.class)
                .single();
    }

    void setRolesIssued(AccountId id, Set<Role> roles, Instant issuedAt) {
        jdbc.sql("UPDATE account SET roles = :roles, roles_issued_at = :issued, updated_at = now() WHERE id = :id")
                .param("roles", wires(roles))
                .param("issued", Timestamp.from(issuedAt))
                .param("id", id.value())
                .update();
    }

    void setStatus(AccountId id, AccountStatus status) {
        change("status = :value", id, status.wire());
    }

    void setVerified(AccountId id) {
        change("verified = :value", id, true);
    }

    /** Leaves the account as somebody's who is forgotten and can never sign in again. */
    void erase(AccountId id) {
        jdbc.sql("""
                        UPDATE account SET name = :erased, email = :erased, email_key = NULL, organization = NULL,
                            password_hash = NULL, status = 'disabled', last_login = NULL, updated_at = now()
                        WHERE id = :id""").param("erased", ERASED).param("id", id.value()).update();
        jdbc.sql("DELETE FROM refresh_token WHERE account_id = :id")
                .param("id", id.value())
                .update();
    }

    void loggedIn(AccountId id) {
        jdbc.sql("UPDATE account SET last_login = now() WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    /** Notes that the account has become a provider; answers whether that is new. */
    boolean becomesProvider(AccountId id) {
        return jdbc.sql("UPDATE account SET provider_since = now() WHERE id = :id AND provider_since IS NULL")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** How many can administer, the given account aside; nobody else changes that until the transaction ends. */
    int otherActiveAdmins(AccountId id) {
        return jdbc.sql("""
                        SELECT id FROM account WHERE 'admin' = ANY (roles) AND status = 'active' AND id <> :id
                        ORDER BY id FOR UPDATE""").param("id", id.value()).query(String.class).list().size();
    }

    boolean hasAdmin() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM account WHERE 'admin' = ANY (roles))")
                .query(Boolean.class)
                .single();
    }

    /** Whether there is, or was before an erasure, an admin who signs in here other than the one of that address. */
    boolean hasAdminBeside(Email key) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM account"
                        + " WHERE 'admin' = ANY (roles) AND (email_key <> :key OR email = :erased))")
                .param("key", key.value())
                .param("erased", ERASED)
                .query(Boolean.class)
                .single();
    }

    /** The accounts that were changed after the instant, or are about to be: commits come a little late. */
    List<AccountId> changedSince(Instant instant) {
        return jdbc.sql("SELECT id FROM account WHERE updated_at > :instant")
                .param("instant", Timestamp.from(instant))
                .query((row, number) -> new AccountId(row.getString("id")))
                .list();
    }

    private void change(String assignment, AccountId id, Object value) {
        jdbc.sql("UPDATE account SET " + assignment + ", updated_at = now() WHERE id = :id")
                .param("value", value)
                .param("id", id.value())
                .update();
    }

    private static String[] wires(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::wire).toArray(String[]::new);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountId(row.getString("id")),
                row.getString("name"),
                row.getString("email"),
                row.getString("organization"),
                row.getBoolean("verified"),
                roles(row.getArray("roles")),
                AccountStatus.of(row.getString("status")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row.getTimestamp("last_login")),
                row.getBoolean("registered_here"));
    }

    private static Set<Role> roles(Array wires) throws SQLException {
        Set<Role> roles = new LinkedHashSet<>();
        for (String wire : (String[]) wires.getArray()) {
            roles.add(Role.of(wire));
        }
        return roles;
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** An account with what it signs in by. */
    record Credentials(Account account, @Nullable String passwordHash) {}
}
