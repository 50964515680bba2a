package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

class StartFailureTest {

    private static final BindException TAKEN = new BindException("Address already in use");

    @Test
    void a_port_that_is_taken_is_named() {
        assertThat(StartFailure.sentence(
                        new ApplicationContextException("Failed to start", new PortInUseException(3001, TAKEN))))
                .isEqualTo("Port 3001 is already in use (choose another by PORT or SANDBOX_…_PORT).");
        assertThat(StartFailure.sentence(new UncheckedIOException(
                        "The policy engine of the sandbox cannot listen on port 50051: is something else running there?",
                        new IOException("Failed to bind to address", TAKEN))))
                .startsWith("The policy engine of the sandbox cannot listen on port 50051");
    }

    @Test
    void what_lies_below_everything_is_told_of_other_failures() {
        assertThat(StartFailure.sentence(new IllegalStateException("outside", new IOException("inside"))))
                .isEqualTo("inside");
        assertThat(StartFailure.sentence(new IllegalStateException(new IOException())))
                .isEqualTo("java.io.IOException");
    }
}
