package org.llmmarket.publishing.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.signal.Signals;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountProvidersIT {

    private static final AccountId ACME = new AccountId("acme");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final Accounts accounts = new Accounts(jdbc);
    private final AtomicLong clock = new AtomicLong();
    private final AccountProviders providers =
            new AccountProviders(accounts, Duration.ofHours(1), Signals.NONE, clock::get);

    @Test
    void what_changed_before_a_look_that_failed_is_seen_at_the_next() {
        accounts.add(
                new Account(
                        ACME,
                        "Acme",
                        "acme@example.org",
                        null,
                        false,
                        Set.of(Role.PROVIDER),
                        AccountStatus.ACTIVE,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null,
                        false),
                null,
                null);
        assertThat(providers.profile(ACME)).contains(new ProviderProfile("Acme", false));
        accounts.setVerified(ACME);
        jdbc.sql("UPDATE account SET updated_at = now() - interval '20 s'").update();

        pass(Duration.ofSeconds(30));
        jdbc.sql("ALTER TABLE account RENAME TO account_away").update();
        assertThatThrownBy(() -> providers.profile(ACME)).isInstanceOf(DataAccessException.class);
        jdbc.sql("ALTER TABLE account_away RENAME TO account").update();
        pass(Duration.ofSeconds(2));

        assertThat(providers.profile(ACME)).contains(new ProviderProfile("Acme", true));
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
