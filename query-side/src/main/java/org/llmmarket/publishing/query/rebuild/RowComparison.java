package org.llmmarket.publishing.query.rebuild;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the rows of tables of the same names in two schemas against each other, by their whole text. */
class RowComparison {

    private final JdbcClient jdbc;
    private final ReadModel model;

    RowComparison(JdbcClient jdbc, ReadModel model) {
        this.jdbc = jdbc;
        this.model = model;
    }

    /**
     * A row that differs.
     *
     * @param isLive whether the live table has it
     * @param isOther whether the other one has it
     */
    record Difference(String table, String serviceId, boolean isLive, boolean isOther) {

        String sentence() {
            String how = isLive && isOther
                    ? "is otherwise by the log"
                    : isLive ? "does not follow from the log" : "is missing though the log tells of it";
            return "A row of service " + serviceId + " in " + table + " " + how + ".";
        }
    }

    long rows() {
        return model.tables().stream()
                .mapToLong(table -> jdbc.sql("SELECT count(*) FROM " + model.schema() + "." + table)
                        .query(Long.class)
                        .single())
                .sum();
    }

    /** Every row that differs. */
    List<Difference> with(String schema) {
        return with(schema, null);
    }

    /** Every row of these services that differs. */
    List<Difference> with(String schema, @Nullable Collection<String> services) {
        List<Difference> differences = new ArrayList<>();
        for (String table : model.tables()) {
            String name = model.schema() + "." + table;
            String keys = keys(name);
            JdbcClient.StatementSpec compare =
                    jdbc.sql("SELECT coalesce(l.service_id, o.service_id), l.hash IS NOT NULL,"
                            + " o.hash IS NOT NULL FROM (" + hashed(name, keys, services) + ") l FULL JOIN ("
                            + hashed(schema + "." + table, keys, services) + ") o USING (" + keys
                            + ") WHERE l.hash IS DISTINCT FROM o.hash");
            if (services != null) {
                String[] wanted = services.toArray(String[]::new);
                compare = compare.param(wanted).param(wanted);
            }
            differences.addAll(compare.query((row, number) ->
                            new Difference(name, row.getString(1), row.getBoolean(2), row.getBoolean(3)))
                    .list());
        }
        return differences;
    }

    private static String hashed(String table, String keys, @Nullable Collection<String> services) {
        String columns = List.of(keys.split(", ")).contains("service_id") ? keys : keys + ", service_id";
        return "SELECT " + columns + ", hashtextextended(t::text, 0) AS hash FROM " + table + " t"
                + (services == null ? "" : " WHERE service_id = ANY(?)");
    }

    private String keys(String table) {
        return jdbc.sql("SELECT string_agg(quote_ident(attname), ', ' ORDER BY array_position(indkey::int2[], attnum))"
                        + " FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)"
                        + " WHERE indisprimary AND indrelid = ?::regclass")
                .param(table)
                .query(String.class)
                .single();
    }
}
