package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class LoggingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.hc.client5.http.headers",
                "org.apache.hc.client5.http.wire",
                "org.apache.coyote.http11.Http11InputBuffer",
                "org.postgresql.Driver",
                "org.springframework.jdbc.core.StatementCreatorUtils",
                "com.zaxxer.hikari.HikariConfig",
                "io.lettuce.core.protocol.CommandHandler",
                "org.apache.kafka.common.config.AbstractConfig",
                "org.flywaydb.core.internal.database.DatabaseTypeRegister"
            })
    void what_would_write_credentials_is_silent_whatever_the_level_of_all_others(String logger) throws IOException {
        PropertySource<?> settings = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .get(0);

        assertThat(level(settings, logger)).isIn("info", "warn", "error");
    }

    private static String level(PropertySource<?> settings, String logger) {
        Object level = settings.getProperty("logging.level." + logger);
        return level == null
                ? level(settings, logger.contains(".") ? logger.substring(0, logger.lastIndexOf('.')) : "root")
                : level.toString();
    }
}
