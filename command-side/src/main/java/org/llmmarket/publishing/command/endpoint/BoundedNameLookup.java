package org.llmmarket.publishing.command.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.llmmarket.publishing.api.net.AddressKind;
import org.llmmarket.publishing.api.net.PublicAddresses;

/**
 * Looks names up with the resolver of the machine, but waits for it only so long: it cannot be told to hurry, so a few threads
 * of its own bear its silence.
 */
public final class BoundedNameLookup implements NameLookup, AutoCloseable {

    private static final int MOST_THREADS = 16;

    private final Duration patience;
    private final ThreadPoolExecutor threads;

    public BoundedNameLookup(Duration patience) {
        this.patience = patience;
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "name-lookup");
            thread.setDaemon(true);
            return thread;
        };
        threads = new ThreadPoolExecutor(0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons);
    }

    @Override
    public Optional<Set<AddressKind>> kindsOf(String host) {
        try {
            return await(threads.submit(() -> InetAddress.getAllByName(host)));
        } catch (RejectedExecutionException allThreadsWait) {
            return Optional.empty();
        }
    }

    private Optional<Set<AddressKind>> await(Future<InetAddress[]> answer) {
        try {
            Set<AddressKind> kinds = EnumSet.noneOf(AddressKind.class);
            for (InetAddress address : answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kinds.add(PublicAddresses.kindOf(address));
            }
            return Optional.of(kinds);
        } catch (TimeoutException silence) {
            answer.cancel(true);
            return Optional.empty();
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof UnknownHostException) {
                return Optional.empty();
            }
            throw new IllegalStateException("the look-up of a name failed", fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
