package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.mock.env.MockEnvironment;

class StartFailureTest {

    private final BindException taken = new BindException("Address already in use");

    @Test
    void a_port_that_is_taken_is_named() {
        assertThat(StartFailure.sentence(
                        new ApplicationContextException("Failed to start", new PortInUseException(3001, taken))))
                .isEqualTo("Port 3001 is already in use (choose another by PORT or SANDBOX_…_PORT).");
        assertThat(StartFailure.sentence(new UncheckedIOException(
                        "The policy engine of the sandbox cannot listen on port 50051: is something else running there?",
                        new IOException("Failed to bind to address", taken))))
                .startsWith("The policy engine of the sandbox cannot listen on port 50051");
    }

    @Test
    void a_setting_that_is_none_is_named() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("publishing.store.pool-size", "${db-pool-size:20}")
                .withProperty("db-pool-size", "abc")
                .withProperty("publishing.store.batch-size", "many");
        Binder binder = Binder.get(environment);

        assertThat(StartFailure.sentence(
                        catchThrowable(() -> binder.bind("publishing.store.pool-size", Integer.class))))
                .isEqualTo("DB_POOL_SIZE: For input string: \"abc\"");
        assertThat(StartFailure.sentence(
                        catchThrowable(() -> binder.bind("publishing.store.batch-size", Integer.class))))
                .isEqualTo("publishing.store.batch-size: For input string: \"many\"");
        assertThat(StartFailure.sentence(catchThrowable(() -> binder.bind("publishing.store", Fussy.class))))
                .isEqualTo("DB_POOL_SIZE is too small.");
    }

    record Fussy(String poolSize) {

        Fussy {
            if (!poolSize.isEmpty()) {
                throw new IllegalArgumentException("DB_POOL_SIZE is too small.");
            }
        }
    }

    @Test
    void a_database_that_cannot_be_reached_and_a_file_that_cannot_be_written_are_told_with_their_settings() {
        SQLException unreachable =
                new SQLException("The connection attempt failed.", "08001", new UnknownHostException("database"));

        assertThat(StartFailure.sentence(new IllegalStateException("no pool", unreachable)))
                .isEqualTo("DATABASE_URL: The connection attempt failed. (UnknownHostException: database).");
        assertThat(StartFailure.sentence(new SQLException("relation does not exist", "42P01")))
                .isEqualTo("relation does not exist");
        assertThat(StartFailure.sentence(new UncheckedIOException(new AccessDeniedException("/data/postgres"))))
                .isEqualTo("AccessDeniedException: /data/postgres (DATA_DIR says where files are).");
    }

    @Test
    void what_lies_below_everything_is_told_of_other_failures() {
        assertThat(StartFailure.sentence(new IllegalStateException("outside", new IOException("inside"))))
                .isEqualTo("inside");
        assertThat(StartFailure.sentence(new IllegalStateException(new IOException())))
                .isEqualTo("java.io.IOException");
    }
}
