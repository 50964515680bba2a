package org.llmmarket.publishing.store.engine;

import java.util.Collection;

/**
 * Hears of events of services as early as this process can know of them: of its own when their commit returns, of everybody's
 * before anybody can read them behind the {@link LogTail}, and beyond a gap that holds the readers up. Called by committing
 * threads and by the tail: it must not wait.
 */
public interface LogWitness {

    /** What the log holds up to this position is not told. */
    void begins(long position);

    /** This process has committed events; where they stand in the log is told later. */
    void committed(String serviceId, Collection<String> eventIds);

    /** An event stands in the log; told once of each, yet not always in the log's order. */
    void seen(String serviceId, String eventId, long position);
}
