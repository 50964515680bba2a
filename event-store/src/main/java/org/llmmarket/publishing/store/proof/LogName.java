package org.llmmarket.publishing.store.proof;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a log is called that nobody has named: every database's another name, for two logs under one would contradict each other. */
final class LogName {

    private static final String PREFIX = "llmmarket.org/publishing-log/";

    private final JdbcClient jdbc;

    LogName(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String or(String given) {
        return given.isBlank() ? PREFIX + identity() : given.strip();
    }

    private String identity() {
        jdbc.sql("INSERT INTO store_identity (name, value) VALUES ('log', ?) ON CONFLICT (name) DO NOTHING")
                .param(UUID.randomUUID().toString())
                .update();
        return jdbc.sql("SELECT value FROM store_identity WHERE name = 'log'")
                .query(String.class)
                .single();
    }
}
