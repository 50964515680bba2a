package org.llmmarket.publishing.store.work;

/**
 * The durable queue of work and deadlines. Both calls join the caller's transaction: work exists exactly when the state
 * that asked for it does. Workers are woken at once after the commit.
 */
public interface WorkQueue {

    /** Adds work; a second piece with the same kind and key is the same work and changes nothing. */
    void enqueue(Work work);

    /** Takes back work that nobody is doing yet or that waits for its due time; unknown work is no error. */
    void cancel(String kind, String key);
}
