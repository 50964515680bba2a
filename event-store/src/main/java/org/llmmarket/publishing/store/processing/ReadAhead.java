package org.llmmarket.publishing.store.processing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.LogPage;
import org.llmmarket.publishing.store.engine.LogTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log for a group that is behind: while it handles a page, the next one is read and deserialized beside it. */
final class ReadAhead {

    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final LogTail tail;
    private final int pageSize;
    private final Predicate<TrackedEventMessage<?>> wanted;
    private long from = -1;
    private @Nullable CompletableFuture<LogPage> next;

    /** @param wanted the messages whose payload the group will need */
    ReadAhead(LogTail tail, int pageSize, Predicate<TrackedEventMessage<?>> wanted) {
        this.tail = tail;
        this.pageSize = pageSize;
        this.wanted = wanted;
    }

    LogPage after(long position) throws InterruptedException {
        LogPage page = taken(position);
        if (page == null) {
            page = tail.after(position, pageSize);
        }
        if (page.messages().size() >= pageSize) {
            long end = page.upTo();
            from = end;
            next = CompletableFuture.supplyAsync(() -> deserialized(tail.after(end, pageSize)));
        }
        return page;
    }

    private @Nullable LogPage taken(long position) throws InterruptedException {
        CompletableFuture<LogPage> ready = next;
        next = null;
        if (ready == null || from != position) {
            return null;
        }
        try {
            return ready.get();
        } catch (ExecutionException e) {
            LOG.debug("The page after {} is read again", position, e);
            return null;
        }
    }

    private LogPage deserialized(LogPage page) {
        for (TrackedEventMessage<?> message : page.messages()) {
            if (wanted.test(message)) {
                message.getPayload();
            }
        }
        return page;
    }
}
