package org.llmmarket.publishing.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.fold.EntityTag;

class AccountTest {

    @Test
    void an_address_has_one_spelling() {
        assertThat(Email.of(" Ada@Example.ORG ")).isEqualTo(new Email("ada@example.org"));
        assertThat(Email.of("ａ@example.org").toString()).isEqualTo("a@example.org");
    }

    @Test
    void where_an_account_signs_in_is_no_part_of_its_tag() {
        assertThat(ada(true).entityTag())
                .isEqualTo(ada(false).entityTag())
                .isEqualTo(EntityTag.of(
                        "Account[id=a, name=Ada, email=ada@example.org, organization=null, verified=false, roles=[], status=ACTIVE, createdAt=1970-01-01T00:00:00Z, updatedAt=1970-01-01T00:00:00Z, lastLogin=null]"
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static Account ada(boolean registeredHere) {
        return new Account(
                new AccountId("a"),
                "Ada",
                "ada@example.org",
                null,
                false,
                Set.of(),
                AccountStatus.ACTIVE,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                registeredHere);
    }

    @Test
    void a_cursor_is_read_as_it_was_written() {
        AccountCursor cursor = new AccountCursor(Instant.parse("2026-01-02T03:04:05.678901Z"), "an id");

        assertThat(AccountCursor.of(cursor.toString())).isEqualTo(cursor);
        assertThat(AccountCursor.of(null)).isEqualTo(AccountCursor.START);
        assertThatThrownBy(() -> AccountCursor.of("?")).isInstanceOf(Rejection.class);
    }

    @Test
    void a_password_matches_its_hash_alone() {
        Passwords passwords = new Passwords(10);
        String hash = passwords.hash("correct horse battery");

        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("wrong horse battery", hash)).isFalse();
        assertThat(passwords.matches("correct horse battery", null)).isFalse();
        assertThat(passwords.matches("nobody's password", null)).isFalse();
        assertThat(passwords.matches("x".repeat(100), hash)).isFalse();
        assertThatThrownBy(() -> passwords.hash("elevenchars")).isInstanceOf(Rejection.class);
    }
}
