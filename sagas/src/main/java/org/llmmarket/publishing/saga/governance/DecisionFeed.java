package org.llmmarket.publishing.saga.governance;

import java.util.function.Consumer;

/** Hears decisions as they are taken on the governance dashboard, and connects again whenever it is cut off. */
public interface DecisionFeed extends AutoCloseable {

    /**
     * Listens until closed.
     *
     * @param connected called after every connection, when decisions may have been missed
     */
    void listen(Consumer<Decision> decisions, Runnable connected);

    /** Whether decisions are heard at the moment. */
    default boolean isListening() {
        return true;
    }

    @Override
    void close();

    /** Where there is no dashboard nothing is decided on it. */
    DecisionFeed SILENT = new DecisionFeed() {
        @Override
        public void listen(Consumer<Decision> decisions, Runnable connected) {
            // There is nothing to hear.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };
}
