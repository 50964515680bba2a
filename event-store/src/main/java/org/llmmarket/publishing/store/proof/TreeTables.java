package org.llmmarket.publishing.store.proof;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.proof.tree.Tile;
import org.llmmarket.publishing.proof.tree.TileId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The tree as it lies in its tables. */
final class TreeTables {

    private static final RowMapper<Grown> GROWN = (row, number) -> new Grown(row.getLong(1), row.getLong(2));
    private static final RowMapper<Leaf> LEAF =
            (row, number) -> new Leaf(row.getLong(1), row.getLong(2), row.getString(3));

    private final JdbcTemplate jdbc;

    TreeTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the tree has come: its leaves, and the position of the last of them. */
    record Grown(long size, long position) {}

    /** Which event is which leaf. */
    record Leaf(long index, long position, String eventId) {}

    /** A part of the log, by the positions of its first event and its last. */
    record Stretch(long first, long last) {}

    /**
     * Keeps others from growing or signing until the transaction ends; none while somebody else does. Its commit need not reach the
     * disk: what a crash takes away grows again from the log, and a checkpoint's commit does reach it.
     */
    Optional<Grown> tryLock() {
        jdbc.execute("SET LOCAL synchronous_commit = off");
        return jdbc.query("SELECT size, position FROM merkle_tree FOR UPDATE SKIP LOCKED", GROWN).stream()
                .findFirst();
    }

    /** The same, once nobody else does. */
    Grown lock() {
        return jdbc.query("SELECT size, position FROM merkle_tree FOR UPDATE", GROWN)
                .get(0);
    }

    Grown grown() {
        return jdbc.query("SELECT size, position FROM merkle_tree", GROWN).get(0);
    }

    Map<TileId, Tile> tiles(Set<TileId> ids) {
        Integer[] levels = ids.stream().map(TileId::level).toArray(Integer[]::new);
        Long[] indexes = ids.stream().map(TileId::index).toArray(Long[]::new);
        Map<TileId, Tile> tiles = new HashMap<>();
        jdbc.query(
                "SELECT t.level, t.index, t.hashes FROM merkle_tile t"
                        + " JOIN unnest(?::smallint[], ?::bigint[]) AS wanted (level, index) USING (level, index)",
                row -> {
                    tiles.put(new TileId(row.getInt(1), row.getLong(2)), Tile.of(row.getBytes(3)));
                },
                levels,
                indexes);
        return tiles;
    }

    void add(Map<TileId, Tile> changed, Grown before, List<LogRow> rows) {
        changed.forEach((id, tile) -> jdbc.update(
                "INSERT INTO merkle_tile (level, index, hashes) VALUES (?, ?, ?)"
                        + " ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes",
                id.level(),
                id.index(),
                tile.bytes()));
        Long[] positions = rows.stream().map(LogRow::position).toArray(Long[]::new);
        String[] ids = rows.stream().map(LogRow::eventId).toArray(String[]::new);
        jdbc.update(
                "INSERT INTO merkle_leaf (index, position, event_id) SELECT ? + leaf.number - 1, leaf.position, leaf.id::uuid"
                        + " FROM unnest(?::bigint[], ?::text[]) WITH ORDINALITY AS leaf (position, id, number)",
                before.size(),
                positions,
                ids);
        jdbc.update(
                "UPDATE merkle_tree SET size = ?, position = ?",
                before.size() + rows.size(),
                rows.get(rows.size() - 1).position());
    }

    List<Leaf> leaves(long from, long to) {
        return jdbc.query(
                "SELECT index, position, event_id FROM merkle_leaf WHERE index >= ? AND index < ? ORDER BY index",
                LEAF,
                from,
                to);
    }

    /** The hashes of neighbouring leaves, as the tree recorded them. */
    List<Hash> hashes(long from, long to) {
        List<Tile> tiles = jdbc.query(
                "SELECT hashes FROM merkle_tile WHERE level = 0 AND index BETWEEN ? AND ? ORDER BY index",
                (row, number) -> Tile.of(row.getBytes(1)),
                from / TileId.WIDTH,
                (to - 1) / TileId.WIDTH);
        return tiles.stream()
                .flatMap(tile -> tile.hashes().stream())
                .skip(from % TileId.WIDTH)
                .limit(to - from)
                .toList();
    }

    /** The first of its leaves. Ordered here: asked for the first, the database may go through all leaves in their order. */
    Optional<Leaf> leafOf(String eventId) {
        return jdbc
                .query("SELECT index, position, event_id FROM merkle_leaf WHERE event_id = ?::uuid", LEAF, eventId)
                .stream()
                .min(Comparator.comparingLong(Leaf::index));
    }

    /** The position of the newest event, settled or not. */
    long lastPosition() {
        Long last = jdbc.queryForObject("SELECT coalesce(max(position), 0) FROM domain_event", Long.class);
        return last == null ? 0 : last;
    }

    List<LogRow> rows(long after, long upTo, int limit) {
        return jdbc.query(
                LogRow.SELECT + " WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?",
                LogRow::of,
                after,
                upTo,
                limit);
    }

    /** At most so many rows of a service behind a position. */
    List<LogRow> rowsOf(String serviceId, long after, int limit) {
        return jdbc.query(
                LogRow.SELECT + " WHERE e.service_id = ? AND e.position > ? ORDER BY e.position LIMIT ?",
                LogRow::of,
                serviceId,
                after,
                limit);
    }

    /** What the log holds from the first event of a period to the last; none when that is nothing. */
    Optional<Stretch> stretch(Instant from, Instant to) {
        List<Stretch> found = jdbc.query(
                "SELECT f.position, l.position"
                        + " FROM (SELECT min(position) AS position FROM domain_event WHERE at >= ?) f,"
                        + " (SELECT max(position) AS position FROM domain_event WHERE at < ?) l"
                        + " WHERE f.position <= l.position",
                (row, number) -> new Stretch(row.getLong(1), row.getLong(2)),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
        return found.stream().findFirst();
    }

    /** Which leaf each row is, by its position; what the tree never recorded has none. */
    Map<Long, Long> indexes(List<LogRow> rows) {
        Long[] positions = rows.stream().map(LogRow::position).toArray(Long[]::new);
        String[] ids = rows.stream().map(LogRow::eventId).toArray(String[]::new);
        Map<Long, Long> indexes = new HashMap<>();
        jdbc.query(
                "SELECT l.position, l.index FROM merkle_leaf l"
                        + " JOIN unnest(?::bigint[], ?::text[]) AS wanted (position, id)"
                        + " ON l.event_id = wanted.id::uuid AND l.position = wanted.position",
                row -> {
                    indexes.put(row.getLong(1), row.getLong(2));
                },
                positions,
                ids);
        return indexes;
    }
}
