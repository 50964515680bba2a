package org.llmmarket.publishing.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last check of every read model, one row each. */
class DriftChecks {

    private static final String CHECKED = " FROM read_model_check WHERE checked_at > '-infinity'";

    private final JdbcClient jdbc;

    DriftChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CheckView> find(String projection) {
        return jdbc.sql("SELECT *" + CHECKED + " AND projection = ?")
                .param(projection)
                .query((row, number) -> check(row))
                .optional();
    }

    List<CheckView> all() {
        return jdbc.sql("SELECT *" + CHECKED + " ORDER BY projection")
                .query((row, number) -> check(row))
                .list();
    }

    /** Takes on a check that was due at this time, unless another process has, or it is done. */
    boolean claim(String projection, Instant due) {
        return jdbc.sql(
                                "INSERT INTO read_model_check AS c (projection, claimed) VALUES (:projection, clock_timestamp())"
                                        + " ON CONFLICT (projection) DO UPDATE SET claimed = clock_timestamp()"
                                        + " WHERE (c.checked_at < :due OR c.checked_at > clock_timestamp() + interval '1 minute')"
                                        + " AND (c.claimed < clock_timestamp() - interval '10 minutes'"
                                        + " OR c.claimed > clock_timestamp() + interval '1 minute')")
                        .param("projection", projection)
                        .param("due", due.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void keep(CheckView check) {
        jdbc.sql("INSERT INTO read_model_check (projection, checked_at, position, services, differences, examples)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (projection) DO UPDATE SET checked_at = excluded.checked_at,"
                        + " position = excluded.position, services = excluded.services,"
                        + " differences = excluded.differences, examples = excluded.examples, claimed = '-infinity'")
                .param(check.projection())
                .param(check.checkedAt().atOffset(ZoneOffset.UTC))
                .param(check.position())
                .param(check.services())
                .param(check.differences())
                .param(check.examples().toArray(String[]::new))
                .update();
    }

    private static CheckView check(ResultSet row) throws SQLException {
        int differences = row.getInt("differences");
        return new CheckView(
                row.getString("projection"),
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                differences > 0,
                row.getLong("position"),
                row.getInt("services"),
                differences,
                List.of((String[]) row.getArray("examples").getArray()));
    }
}
