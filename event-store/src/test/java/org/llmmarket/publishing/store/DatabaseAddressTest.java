package org.llmmarket.publishing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void both_spellings_mean_the_same() {
        DatabaseAddress expected = new DatabaseAddress("jdbc:postgresql://db:5433/market?ssl=true", "jo", "p@s+s");

        assertThat(DatabaseAddress.of("postgres://jo:p%40s+s@db:5433/market?ssl=true", null, null))
                .isEqualTo(expected);
        assertThat(DatabaseAddress.of("jdbc:postgresql://db:5433/market?ssl=true", "jo", "p@s+s"))
                .isEqualTo(expected);
    }

    @Test
    void user_and_password_of_their_own_win() {
        assertThat(DatabaseAddress.of("postgresql://a:b@db/market", "c", "d"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/market", "c", "d"));
    }

    @Test
    void another_database_is_refused() {
        assertThatThrownBy(() -> DatabaseAddress.of("mysql://db/market", null, null))
                .hasMessageContaining("PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://jo:s3cret%@db/market",
                "postgres://jo:s3cret@1@db/market",
                "postgres://jo:s3cret#1@db:5432/market",
                "jdbc:postgresql://jo:s3cret@db/market"
            })
    void an_address_that_cannot_be_read_is_refused_without_a_word_of_it(String url) {
        assertThatThrownBy(() -> DatabaseAddress.of(url, null, null))
                .hasMessageStartingWith("DATABASE_URL")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void the_password_is_not_printed() {
        assertThat(DatabaseAddress.of("jdbc:postgresql://db/market?password=p", "jo", "secret")
                        .toString())
                .isEqualTo("jdbc:postgresql://db/market");
    }
}
