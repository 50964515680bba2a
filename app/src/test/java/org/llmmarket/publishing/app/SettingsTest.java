package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.mock.env.MockEnvironment;

class SettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--approval-timeout=7",
                "--approval-timeout=-P7D",
                "--approval-timeout=PT0S",
                "--deprecation-grace=30",
                "--shutdown-timeout=soon",
                "--policy-watch=5"
            })
    void a_duration_without_a_unit_or_before_now_is_refused_by_its_name(String argument) {
        String name = argument.substring(2, argument.indexOf('='))
                .toUpperCase(java.util.Locale.ROOT)
                .replace('-', '_');

        assertThatThrownBy(() -> Settings.of(argument).requireDurations())
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(name);
    }

    @Test
    void durations_are_written_in_either_way_and_some_may_be_nothing() {
        assertThatCode(() -> Settings.of(
                                "--approval-timeout=P7D",
                                "--deprecation-grace=30d",
                                "--shutdown-timeout=30s",
                                "--registry-reconcile-every=PT0S",
                                "--policy-watch=")
                        .requireDurations())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contracts", "3001", "-help", "data-dir=data"})
    void an_argument_that_nobody_would_read_is_refused(String argument) {
        assertThatThrownBy(() -> Settings.requireNamed("--port", argument))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("'" + argument + "'");
        assertThatCode(() -> Settings.requireNamed("--port=3001", "--debug", ""))
                .doesNotThrowAnyException();
    }

    @Test
    void what_they_say_goes_before_what_is_there_under_other_names() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("production", "false")
                .withProperty("server.port", "tcp://10.0.0.1:80");

        PublishingService.overrule(environment, Settings.of("--environment=production", "--port=3001"));

        assertThat(environment.getProperty("production")).isEqualTo("true");
        assertThat(environment.getProperty("server.port")).isEqualTo("3001");
        assertThat(environment.getProperty("publishing.kafka.follow-log")).isEqualTo("false");
        assertThat(environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase", Duration.class))
                .isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void the_log_s_level_is_written_in_either_case() {
        assertThat(Settings.of("--log-level=DEBUG").logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(Settings.of("--log-level=warn").logLevel()).isEqualTo(LogLevel.WARN);
        assertThat(Settings.of("--log-level=").logLevel()).isEqualTo(LogLevel.INFO);
    }

    @Test
    void a_port_that_is_set_to_nothing_is_the_default() {
        assertThat(Settings.of("--port=").port("port", 3001)).isEqualTo(3001);
        assertThat(Settings.of("--port=0").port("port", 3001)).isZero();
    }
}
