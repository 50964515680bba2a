package org.llmmarket.publishing.store.signal;

/**
 * Wakes who waits for something new. A signal carries nothing and may be merged with others or, in a broken connection, be
 * lost: who waits looks for himself, and looks now and then without a signal.
 */
public interface Signals {

    /** Never wakes anybody. */
    Signals NONE = new Signals() {
        @Override
        public void raiseAfterCommit(Topic topic) {}

        @Override
        public void listen(Topic topic, Runnable listener) {}
    };

    /** Raises the topic after the caller's transaction has committed, or at once where there is none. */
    void raiseAfterCommit(Topic topic);

    /** Calls the listener on every signal, on the thread that brings it: it must be brief and must not throw. */
    void listen(Topic topic, Runnable listener);
}
