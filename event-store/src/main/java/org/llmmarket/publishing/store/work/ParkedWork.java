package org.llmmarket.publishing.store.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.ParkedStep;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work that has failed for good: what it is, and the two ways out. */
public final class ParkedWork {

    private static final String FOUND = "SELECT w.kind, w.key, w.payload->>'publicationId' AS publication,"
            + " coalesce(w.payload->>'serviceId', first.service_id) AS service, w.attempt, w.error,"
            + " w.enqueued_at, w.parked_at FROM work w LEFT JOIN domain_event first"
            + " ON first.aggregate_id = w.payload->>'publicationId' AND first.sequence = 0"
            + " WHERE w.parked_at IS NOT NULL";

    private final JdbcClient jdbc;
    private final Signals signals;

    public ParkedWork(JdbcClient jdbc, Signals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
    }

    /**
     * One piece of work that waits for somebody.
     *
     * @param attempts how often it was tried
     * @param cause why it is parked
     */
    public record Item(
            String kind,
            String key,
            @Nullable String publicationId,
            @Nullable String serviceId,
            int attempts,
            String cause,
            Instant enqueuedAt,
            Instant parkedAt) {

        /** The same as an admin sees it. */
        public ParkedStep step() {
            Stage stage = publicationId == null ? null : Stage.ofStep(kind);
            return new ParkedStep(
                    kind + ":" + key, kind, stage, publicationId, serviceId, attempts, cause, enqueuedAt, parkedAt);
        }
    }

    /** Which items are looked for; what is null does not matter. */
    public record Filter(
            @Nullable String kind,
            @Nullable String publicationId,
            @Nullable String serviceId) {}

    /** Where a page begins: behind the item with these. */
    public record Place(Instant parkedAt, String kind, String key) {}

    /** The oldest first, behind the place if there is one. */
    public List<Item> find(Filter filter, @Nullable Place after, int most) {
        return jdbc.sql(FOUND + " AND (:kind::text IS NULL OR w.kind = :kind)"
                        + " AND (:publication::text IS NULL OR w.payload->>'publicationId' = :publication)"
                        + " AND (:service::text IS NULL OR coalesce(w.payload->>'serviceId', first.service_id) = :service)"
                        + " AND (:at::timestamptz IS NULL OR (w.parked_at, w.kind, w.key) > (:at, :afterKind, :afterKey))"
                        + " ORDER BY w.parked_at, w.kind, w.key LIMIT :most")
                .param("kind", filter.kind())
                .param("publication", filter.publicationId())
                .param("service", filter.serviceId())
                .param("at", after == null ? null : after.parkedAt().atOffset(ZoneOffset.UTC))
                .param("afterKind", after == null ? null : after.kind())
                .param("afterKey", after == null ? null : after.key())
                .param("most", most)
                .query((row, number) -> item(row))
                .list();
    }

    /** What belongs to a whole service and to none of its publications, the oldest first. */
    public List<Item> ofService(String service, int most) {
        return jdbc.sql(
                        "SELECT kind, key, NULL AS publication, payload->>'serviceId' AS service, attempt, error, enqueued_at,"
                                + " parked_at FROM work WHERE parked_at IS NOT NULL AND payload->>'publicationId' IS NULL"
                                + " AND payload->>'serviceId' = ? ORDER BY parked_at, kind, key LIMIT ?")
                .params(service, most)
                .query((row, number) -> item(row))
                .list();
    }

    public Optional<Item> find(String kind, String key) {
        return jdbc.sql(FOUND + " AND w.kind = ? AND w.key = ?")
                .params(kind, key)
                .query((row, number) -> item(row))
                .optional();
    }

    /** Asks for the work again, from its first attempt; false when it is not parked any more. Joins the caller's transaction. */
    public boolean retry(String kind, String key) {
        boolean isParked =
                jdbc.sql("UPDATE work SET parked_at = NULL, error = NULL, attempt = 1, forgiven = 0, due_at = now()"
                                        + " WHERE kind = ? AND key = ? AND parked_at IS NOT NULL")
                                .params(kind, key)
                                .update()
                        == 1;
        signals.raiseAfterCommit(Topic.WORK);
        return isParked;
    }

    /** Gives the work up; false when it is not parked any more. Joins the caller's transaction. */
    public boolean abandon(String kind, String key) {
        return jdbc.sql("DELETE FROM work WHERE kind = ? AND key = ? AND parked_at IS NOT NULL")
                        .params(kind, key)
                        .update()
                == 1;
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("kind"),
                row.getString("key"),
                row.getString("publication"),
                row.getString("service"),
                row.getInt("attempt"),
                row.getString("error"),
                row.getObject("enqueued_at", OffsetDateTime.class).toInstant(),
                row.getObject("parked_at", OffsetDateTime.class).toInstant());
    }
}
