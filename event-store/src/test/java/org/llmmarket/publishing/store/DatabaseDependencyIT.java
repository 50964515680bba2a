package org.llmmarket.publishing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.health.Health.State;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseDependencyIT {

    @Test
    void a_database_that_takes_writes_is_healthy_and_its_disk_was_tried() {
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.freshUrl())) {
            DatabaseDependency database = new DatabaseDependency(pool, Optional::empty);

            assertThat(database.check()).isEqualTo(new Health(State.HEALTHY, "answers"));
            assertThat(database.check()).isEqualTo(new Health(State.HEALTHY, "answers"));

            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            await("room was taken on the disk").until(() -> JdbcClient.create(pool)
                    .sql("SELECT temp_bytes > 0 FROM pg_stat_database WHERE datname = current_database()")
                    .query(Boolean.class)
                    .single());
        }
    }

    @Test
    void one_whose_content_is_in_doubt_is_degraded() {
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.freshUrl())) {
            assertThat(new DatabaseDependency(pool, () -> Optional.of("It was changed.")).check())
                    .isEqualTo(new Health(State.DEGRADED, "It was changed."));
        }
    }

    /** A server that may put nothing aside fails as one whose disk is full does. */
    @ParameterizedTest
    @ValueSource(strings = {"temp_file_limit=0", "default_transaction_read_only=on"})
    void one_that_answers_and_takes_no_writes_is_degraded(String setting) {
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.freshUrl() + "&options=-c%20" + setting)) {
            assertThat(new DatabaseDependency(pool, Optional::empty).check().status())
                    .isEqualTo(State.DEGRADED);
        }
    }

    @Test
    void one_that_cannot_be_reached_is_unhealthy() {
        HikariDataSource pool = TestDatabase.pool(TestDatabase.freshUrl());
        pool.close();

        assertThat(new DatabaseDependency(pool, Optional::empty).check().status())
                .isEqualTo(State.UNHEALTHY);
    }
}
