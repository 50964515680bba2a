package org.llmmarket.publishing.query.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What all processes share; whatever is wrong with it, it answers soon, with nothing. */
interface SharedCache extends AutoCloseable {

    /** Nothing is shared. */
    SharedCache NONE = new SharedCache() {
        @Override
        public byte @Nullable [] get(String key) {
            return null;
        }

        @Override
        public void put(String key, byte[] value, Duration keep) {
            // Nobody would find it.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };

    byte @Nullable [] get(String key);

    /** Does not wait. */
    void put(String key, byte[] value, Duration keep);

    @Override
    void close();
}
