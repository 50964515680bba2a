package org.llmmarket.publishing.store.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** A process of its own with a server in it, for tests to kill: it writes numbers and says each that is committed. */
final class ServerProcess {

    private ServerProcess() {}

    public static void main(String[] arguments) throws Exception {
        PostgresServer server = PostgresServer.start(Path.of(arguments[0]), Path.of(arguments[1]), 0);
        System.out.println("started");
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE IF NOT EXISTS number (n bigint PRIMARY KEY)");
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO number SELECT coalesce(max(n), 0) + 1 FROM number RETURNING n")) {
                while (true) {
                    try (var row = insert.executeQuery()) {
                        row.next();
                        System.out.println(row.getLong(1));
                    }
                }
            }
        }
    }
}
