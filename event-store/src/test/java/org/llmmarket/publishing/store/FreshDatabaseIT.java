package org.llmmarket.publishing.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FreshDatabaseIT {

    @Test
    void every_database_is_new_and_migrated() {
        JdbcClient first = JdbcClient.create(TestDatabase.fresh());
        JdbcClient second = JdbcClient.create(TestDatabase.fresh());

        first.sql("INSERT INTO vault (key, sealed) VALUES ('a', '')").update();

        assertThat(second.sql("SELECT count(*) FROM vault").query(Long.class).single())
                .isZero();
        assertThat(second.sql("SELECT count(*) FROM domain_event")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
