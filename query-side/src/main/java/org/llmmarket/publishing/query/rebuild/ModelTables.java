package org.llmmarket.publishing.query.rebuild;

import java.util.Collection;
import java.util.List;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables of a read model, and those of the same shape beside them: the next ones and the previous ones. The shape is read
 * from the live tables, so that only migrations say what it is.
 */
class ModelTables {

    private final JdbcClient jdbc;
    private final ReadModel model;

    ModelTables(JdbcClient jdbc, ReadModel model) {
        this.jdbc = jdbc;
        this.model = model;
    }

    String live() {
        return model.schema();
    }

    String next() {
        return model.next();
    }

    String previous() {
        return model.previous();
    }

    /**
     * Makes the next tables, empty, with their keys but without the other indexes. They are left alone by the database's own vacuum
     * until they are live: it would begin as soon as they are full, and be in the way of the swap for seconds.
     */
    void create() {
        dropNext();
        run("CREATE SCHEMA IF NOT EXISTS " + next());
        for (String table : model.tables()) {
            copyShape(table, next() + "." + table, "");
            run("ALTER TABLE " + next() + "." + table
                    + " SET (autovacuum_enabled = false, toast.autovacuum_enabled = false)");
            grant(table);
        }
    }

    /** Makes empty tables for this transaction alone, in the schema {@code pg_temp}. */
    void createTemporary() {
        model.tables().forEach(table -> copyShape(table, "pg_temp." + table, " ON COMMIT DROP"));
    }

    private void copyShape(String table, String copy, String tail) {
        String live = live() + "." + table;
        String options = jdbc.sql("SELECT coalesce(' WITH (' || array_to_string(reloptions, ', ') || ')', '')"
                        + " FROM pg_class WHERE oid = ?::regclass")
                .param(live)
                .query(String.class)
                .single();
        run("CREATE TABLE " + copy + " (LIKE " + live + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED"
                + " INCLUDING STORAGE INCLUDING COMPRESSION)" + options + tail);
        jdbc.sql(
                        "SELECT 'ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
                                + " WHERE conrelid = ?::regclass AND contype IN ('p', 'u')")
                .param(live)
                .query(String.class)
                .list()
                .forEach(key -> run("ALTER TABLE " + copy + " " + key));
    }

    /** Who may read the live table may read the one that takes its place. */
    private void grant(String table) {
        jdbc.sql("SELECT 'GRANT ' || privilege_type || ' ON ' || ? || ' TO ' ||"
                        + " CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END"
                        + " FROM pg_class, aclexplode(relacl) WHERE oid = ?::regclass AND grantee <> relowner")
                .param(next() + "." + table)
                .param(live() + "." + table)
                .query(String.class)
                .list()
                .forEach(this::run);
    }

    /** What makes the indexes of the next tables that are not there yet. */
    List<String> indexes() {
        return indexes(live());
    }

    /** As they are there, made for the next tables. */
    private List<String> indexes(String schema) {
        return model.tables().stream()
                .flatMap(table -> indexes(schema, table).stream())
                .toList();
    }

    private List<String> indexes(String schema, String table) {
        return jdbc.sql("SELECT regexp_replace(replace(pg_get_indexdef(indexrelid), ?, ?),"
                        + " '^CREATE (UNIQUE )?INDEX', 'CREATE \\1INDEX IF NOT EXISTS') FROM pg_index WHERE indrelid = to_regclass(?)"
                        + " AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1")
                .param(" ON " + schema + "." + table + " ")
                .param(" ON " + next() + "." + table + " ")
                .param(schema + "." + table)
                .query(String.class)
                .list();
    }

    void makeIndex(String index) {
        run(index);
    }

    void analyze() {
        model.tables().forEach(table -> run("ANALYZE " + next() + "." + table));
    }

    /** Whether the tables in the schema are still there and have the shape of the live ones: a migration may have come between. */
    boolean haveLiveShape(String schema) {
        return model.tables().stream()
                .allMatch(table -> shape(schema, table).equals(shape(live(), table))
                        && !shape(schema, table).isEmpty());
    }

    /** Whether they have its indexes too: of those that a migration has made since, they know nothing. */
    boolean areLikeLive(String schema) {
        return haveLiveShape(schema) && indexes(schema).equals(indexes(live()));
    }

    private List<String> shape(String schema, String table) {
        return jdbc.sql("SELECT attname || ' ' || atttypid::regtype || attgenerated::text || attstorage::text ||"
                        + " (SELECT coalesce(string_agg(' ' || kept, '' ORDER BY kept), '') FROM unnest(reloptions) AS kept"
                        + " WHERE kept NOT LIKE 'autovacuum_enabled=%') FROM pg_attribute JOIN pg_class t ON t.oid = attrelid"
                        + " WHERE t.oid = to_regclass(?) AND attnum > 0 AND NOT attisdropped ORDER BY attnum")
                .param(schema + "." + table)
                .query(String.class)
                .list();
    }

    /** Removes these services' rows from tables that are not live. */
    void delete(String schema, Collection<String> services) {
        model.tables().forEach(table -> jdbc.sql("DELETE FROM " + schema + "." + table + " WHERE service_id = ANY(?)")
                .param(services.toArray(String[]::new))
                .update());
    }

    /** Takes over these services' rows as they are live. */
    void carryOver(Collection<String> services) {
        delete(next(), services);
        for (String table : model.tables()) {
            String columns = jdbc.sql("SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
                            + " WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''")
                    .param(live() + "." + table)
                    .query(String.class)
                    .single();
            jdbc.sql("INSERT INTO " + next() + "." + table + " (" + columns + ") SELECT " + columns + " FROM " + live()
                            + "." + table + " WHERE service_id = ANY(?)")
                    .param(services.toArray(String[]::new))
                    .update();
        }
    }

    /** Lets nobody write to the live tables until the end of the transaction; whoever reads is not held up. */
    void lockLive() {
        model.tables().forEach(table -> run("LOCK TABLE " + live() + "." + table + " IN SHARE ROW EXCLUSIVE MODE"));
    }

    /** Next becomes live, live becomes previous, and what was previous is gone. */
    void swapIn() {
        run("CREATE SCHEMA IF NOT EXISTS " + previous());
        for (String table : model.tables()) {
            run("DROP TABLE IF EXISTS " + previous() + "." + table);
            run("ALTER TABLE " + next() + "." + table + " RESET (autovacuum_enabled, toast.autovacuum_enabled)");
            move(table, live(), previous());
            move(table, next(), live());
        }
    }

    /** Live and previous change places. */
    void swapBack() {
        run("CREATE SCHEMA IF NOT EXISTS " + next());
        for (String table : model.tables()) {
            run("DROP TABLE IF EXISTS " + next() + "." + table);
            move(table, live(), next());
            move(table, previous(), live());
            move(table, next(), previous());
        }
    }

    private void move(String table, String from, String to) {
        run("ALTER TABLE " + from + "." + table + " SET SCHEMA " + to);
    }

    void dropNext() {
        model.tables().forEach(table -> run("DROP TABLE IF EXISTS " + next() + "." + table));
    }

    void dropPrevious() {
        model.tables().forEach(table -> run("DROP TABLE IF EXISTS " + previous() + "." + table));
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
