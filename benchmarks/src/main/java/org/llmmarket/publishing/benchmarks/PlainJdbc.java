package org.llmmarket.publishing.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The limit: what the driver and the server do when there is nothing between them but prepared statements. */
final class PlainJdbc {

    private static final String INSERT =
            "INSERT INTO plain_event (aggregate_type, aggregate_id, sequence, event_id, name,"
                    + " revision, at, service_id, payload, metadata) VALUES ('Account', ?, ?, ?, 'Credited', '1', now(), ?, ?::json,"
                    + " '{\"requestId\":\"r\"}')";

    private final String url;

    PlainJdbc(String url) throws SQLException {
        this.url = url;
        execute("DROP TABLE IF EXISTS plain_event");
        execute("CREATE TABLE plain_event (LIKE domain_event INCLUDING ALL)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** So many rows in every transaction, at so many clients. */
    Measured inserts(int rows, int clients, long millis) throws InterruptedException, ExecutionException {
        return Clients.run(clients, millis, number -> {
            try {
                Connection connection = DriverManager.getConnection(url + "&reWriteBatchedInserts=true");
                connection.setAutoCommit(rows == 1);
                PreparedStatement insert = connection.prepareStatement(INSERT);
                return () -> insert(connection, insert, rows);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void insert(Connection connection, PreparedStatement insert, int rows) throws SQLException {
        String id = UUID.randomUUID().toString();
        for (int row = 0; row < rows; row++) {
            insert.setString(1, id);
            insert.setLong(2, row);
            insert.setObject(3, UUID.randomUUID());
            insert.setString(4, id);
            insert.setString(5, "{\"account\":\"" + id + "\",\"amount\":1,\"balance\":" + row + "}");
            if (rows > 1) {
                insert.addBatch();
            }
        }
        if (rows > 1) {
            insert.executeBatch();
            connection.commit();
        } else {
            insert.executeUpdate();
        }
    }

    /** COPY of the whole log, in order, into a table of the same shape. */
    Measured copy() throws SQLException, IOException {
        execute("TRUNCATE plain_event");
        try (Connection connection = DriverManager.getConnection(url)) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            long begun = System.nanoTime();
            copies.copyOut("COPY (SELECT * FROM domain_event ORDER BY position) TO STDOUT", rows);
            long copied = copies.copyIn("COPY plain_event FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
            return Measured.rate(copied, System.nanoTime() - begun);
        }
    }

    /** Reading the whole log in order, and nothing else. */
    Measured copyOut() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url)) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            long begun = System.nanoTime();
            long rows = copies.copyOut(
                    "COPY (SELECT * FROM domain_event ORDER BY position) TO STDOUT", new ByteArrayOutputStream());
            return Measured.rate(rows, System.nanoTime() - begun);
        }
    }
}
