package org.llmmarket.publishing.store.processing;

/** Where a {@link LogRelay} sends a part of the log. One thread calls it. */
public interface Outlet extends AutoCloseable {

    /** The name of the group. */
    String name();

    /**
     * Sends what the log has after the position, in order, and returns when all of it is safe on the other side or refused for
     * good. It is called outside any transaction.
     *
     * @param atMost how many events of the log to look at, about
     * @param stillWaiting to be called once a second at least; it throws when another process has taken over
     * @throws Exception when the other side is away: the same position is asked for again
     */
    Relayed relay(long position, int atMost, Runnable stillWaiting) throws Exception;

    /** Lets go of everything; the next call of {@link #relay} begins afresh. */
    @Override
    void close();
}
