package org.llmmarket.publishing.access.account;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;
import org.llmmarket.publishing.access.AccessSettings;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the first admin: the one that the settings name, or in development one whose password is printed once. */
final class BootstrapAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapAdmin.class);
    private static final String UNFIT =
            "BOOTSTRAP_ADMIN_EMAIL and BOOTSTRAP_ADMIN_PASSWORD must both be set, the password"
                    + " with 12 characters or more and in at most 72 bytes.";
    private static final String GENERATED = "admin@publishing.local";

    /** Without characters that people take for others. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    /** Any number that nobody else locks: processes that start together make one admin. */
    private static final long LOCK = 0x61646d696eL;

    private final AccessSettings settings;
    private final Accounts accounts;
    private final Registration registration;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PrintStream out;

    BootstrapAdmin(
            AccessSettings settings,
            Accounts accounts,
            Registration registration,
            JdbcClient jdbc,
            TransactionOperations transaction,
            PrintStream out) {
        this.settings = settings;
        this.accounts = accounts;
        this.registration = registration;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.out = out;
    }

    /** @throws IllegalStateException when there is no admin and none can be made */
    void makeIfMissing() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query()
                    .listOfRows();
            if (settings.namesAdmin()) {
                makeNamed(text(settings.bootstrapAdminEmail()), text(settings.bootstrapAdminPassword()));
            } else if (!accounts.hasAdmin()) {
                makeGenerated();
            }
        });
    }

    private void makeNamed(String email, String password) {
        if (email.isBlank() || password.isBlank()) {
            throw new IllegalStateException(UNFIT);
        }
        if (accounts.credentials(Email.of(email)).isPresent()) {
            return;
        }
        // Nobody comes back who was erased; who was made up may give way to somebody.
        if (accounts.hasAdminBeside(Email.of(GENERATED))) {
            LOG.warn("The admin of BOOTSTRAP_ADMIN_EMAIL is not made: there is, or was, another who signs in here.");
            return;
        }
        if (!Passwords.isFit(password)) {
            throw new IllegalStateException(UNFIT);
        }
        registration.register(AccountId.next(), "Admin", email, password, null, Set.of(Role.ADMIN));
    }

    private void makeGenerated() {
        if (settings.production()) {
            throw new IllegalStateException("There is no admin yet: in production set BOOTSTRAP_ADMIN_EMAIL and"
                    + " BOOTSTRAP_ADMIN_PASSWORD for the first start.");
        }
        String password = generate();
        registration.register(AccountId.next(), "Admin", GENERATED, password, null, Set.of(Role.ADMIN));
        out.println("The first admin is " + GENERATED + " with the password " + password + " (shown this once).");
    }

    private static String generate() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .reduce("", String::concat);
    }

    private static String text(@org.jspecify.annotations.Nullable String setting) {
        return Objects.requireNonNullElse(setting, "");
    }
}
