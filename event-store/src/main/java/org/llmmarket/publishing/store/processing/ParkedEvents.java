package org.llmmarket.publishing.store.processing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that groups could not take: what they are, and the way back. */
public final class ParkedEvents {

    private static final int LONGEST_ERROR = 4000;

    private final JdbcClient jdbc;

    public ParkedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page begins: behind the event of that group. */
    public record Place(long position, String processor) {}

    /** Why what the groups make is not whole; none while nothing is parked. */
    public Optional<String> doubt() {
        long parked =
                jdbc.sql("SELECT count(*) FROM parked_event").query(Long.class).single();
        return parked == 0
                ? Optional.empty()
                : Optional.of(parked + " events could not be taken by their groups; they are among the parked events.");
    }

    /** Everything that is parked, in log order. */
    public List<ParkedEvent> all() {
        return find(null, null, Integer.MAX_VALUE);
    }

    /** What is parked, of one group or of all, in log order, behind the place if there is one. */
    public List<ParkedEvent> find(@Nullable String processor, @Nullable Place after, int most) {
        return jdbc.sql("SELECT processor, stream, position, name, error, parked_at FROM parked_event"
                        + " WHERE (:processor::text IS NULL OR processor = :processor)"
                        + " AND (:position::bigint IS NULL OR (position, processor) > (:position, :behind))"
                        + " ORDER BY position, processor LIMIT :most")
                .param("processor", processor)
                .param("position", after == null ? null : after.position())
                .param("behind", after == null ? null : after.processor())
                .param("most", most)
                .query((row, number) -> new ParkedEvent(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Since when the group takes no events of the stream; none while it does. */
    public Optional<Instant> parkedSince(String processor, String stream) {
        return jdbc.sql(
                        "SELECT min(parked_at) FROM parked_event WHERE processor = ? AND stream = ? HAVING count(*) > 0")
                .param(processor)
                .param(stream)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Asks the group, in whatever process it runs, to take the stream's parked events again; it does within seconds.
     *
     * @return how many events that are
     */
    public int retry(String processor, String stream) {
        return jdbc.sql("UPDATE parked_event SET retry = true WHERE processor = ? AND stream = ?")
                .param(processor)
                .param(stream)
                .update();
    }

    /**
     * Gives the stream's parked events up for this group; later events of the stream are taken again.
     *
     * @return how many events that are
     */
    public int discard(String processor, String stream) {
        return jdbc.sql("DELETE FROM parked_event WHERE processor = ? AND stream = ?")
                .param(processor)
                .param(stream)
                .update();
    }

    /** The services that the parked events of the group name. */
    public Set<String> services(String processor) {
        return new HashSet<>(jdbc.sql("SELECT DISTINCT service_id FROM parked_event JOIN domain_event USING (position)"
                        + " WHERE processor = ? AND service_id IS NOT NULL")
                .param(processor)
                .query(String.class)
                .list());
    }

    /**
     * Forgets what is parked for the group up to the position, for its tables know of it now; but not what names one of these
     * services.
     *
     * @return how many events that were
     */
    public int settle(String processor, long upTo, Collection<String> butOf) {
        return jdbc.sql("DELETE FROM parked_event p USING domain_event e WHERE p.processor = ? AND p.position <= ?"
                        + " AND e.position = p.position AND e.service_id <> ALL(?)")
                .param(processor)
                .param(upTo)
                .param(butOf.toArray(String[]::new))
                .update();
    }

    /** Up to which position, and that one at most, the group has left nothing out. */
    public long wholeUpTo(String processor, long reached) {
        return jdbc.sql("SELECT least(:reached, coalesce(min(position) - 1, :reached)) FROM parked_event"
                        + " WHERE processor = :processor")
                .param("processor", processor)
                .param("reached", reached)
                .query(Long.class)
                .single();
    }

    Set<String> streams(String processor) {
        return new HashSet<>(jdbc.sql("SELECT DISTINCT stream FROM parked_event WHERE processor = ?")
                .param(processor)
                .query(String.class)
                .list());
    }

    List<Long> toRetry(String processor) {
        return jdbc.sql("SELECT position FROM parked_event WHERE processor = ? AND stream IN"
                        + " (SELECT stream FROM parked_event WHERE processor = ? AND retry) ORDER BY position")
                .param(processor)
                .param(processor)
                .query(Long.class)
                .list();
    }

    void add(String processor, String stream, long position, String name, String error) {
        jdbc.sql("INSERT INTO parked_event (processor, stream, position, name, error) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .param(processor)
                .param(stream)
                .param(position)
                .param(name)
                .param(error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .update();
    }

    /** Answers whether it was parked still. */
    boolean remove(String processor, long position) {
        return jdbc.sql("DELETE FROM parked_event WHERE processor = ? AND position = ?")
                        .param(processor)
                        .param(position)
                        .update()
                == 1;
    }

    /** Whether anything of the stream is parked, until the end of the transaction. */
    boolean isParked(String processor, String stream) {
        return jdbc.sql("SELECT 1 FROM parked_event WHERE processor = ? AND stream = ? LIMIT 1 FOR UPDATE")
                .param(processor)
                .param(stream)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void failedAgain(String processor, String stream, String error) {
        jdbc.sql("UPDATE parked_event SET retry = false, error = ? WHERE processor = ? AND stream = ?")
                .param(error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .param(processor)
                .param(stream)
                .update();
    }

    void clear(String processor) {
        jdbc.sql("DELETE FROM parked_event WHERE processor = ?")
                .param(processor)
                .update();
    }
}
