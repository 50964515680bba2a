package org.llmmarket.publishing.query.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.QueryTimeoutException;

/** A reading that is under way, and that others wait for instead of reading the same. */
final class Reading<V> {

    private static final long PATIENCE_SECONDS = 15;

    private final CompletableFuture<Optional<V>> end = new CompletableFuture<>();

    Optional<V> end(Optional<V> found) {
        end.complete(found);
        return found;
    }

    void fail(Throwable cause) {
        end.completeExceptionally(cause);
    }

    /** What was found; fails as the reading failed. */
    Optional<V> await() {
        try {
            return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new QueryTimeoutException("Somebody else who reads the same has had no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while somebody else was reading", e);
        }
    }
}
