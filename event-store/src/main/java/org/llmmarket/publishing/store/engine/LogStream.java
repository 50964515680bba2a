package org.llmmarket.publishing.store.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** One reader's way along the log, for one thread. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int PAGE = 256;
    private static final Duration ALWAYS = Duration.ofHours(1);

    private final LogTail tail;
    private final Deque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private long position;

    LogStream(LogTail tail, long position) {
        this.tail = tail;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fetch();
        return Optional.ofNullable(fetched.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        fetch();
        while (fetched.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || !tail.awaitBeyond(position, Duration.ofNanos(left))) {
                return false;
            }
            fetch();
        }
        return true;
    }

    private void fetch() {
        if (fetched.isEmpty()) {
            LogPage page = tail.after(position, PAGE);
            fetched.addAll(page.messages());
            position = page.upTo();
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable((int) ALWAYS.toSeconds(), TimeUnit.SECONDS)) {
            Thread.onSpinWait();
        }
        return fetched.remove();
    }

    @Override
    public void close() {
        fetched.clear();
    }
}
