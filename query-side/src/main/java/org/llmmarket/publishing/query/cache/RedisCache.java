package org.llmmarket.publishing.query.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.net.AddressSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis as what all processes share. It is not asked before it has answered, nor again after it has not, until it answers a ping
 * in the background: one that is gone or frozen costs the readers of that moment one short wait, and everybody else nothing. One
 * that refuses a command, because it is full or may not write, is asked on for what it has.
 */
final class RedisCache implements SharedCache {

    private static final Logger LOG = LoggerFactory.getLogger(RedisCache.class);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 2_000;

    private final RedisClient client;
    private final Supplier<String> prefix;
    private final Duration patience;
    private final Duration settled;
    private final ScheduledExecutorService pings;
    private volatile @Nullable StatefulRedisConnection<byte[], byte[]> connection;
    private volatile boolean answers;
    private volatile boolean refuses;
    private volatile long refusedAt;
    private volatile @Nullable String fullPrefix;

    /**
     * Begins to connect in the background.
     *
     * @param prefix of all keys, which tells this marketplace's from another's
     * @throws IllegalArgumentException when the address is none, without a word of it
     */
    RedisCache(String address, Supplier<String> prefix, Duration patience, Duration rest) {
        RedisURI uri = uri(address);
        uri.setTimeout(LONGEST_CONNECT);
        this.prefix = prefix;
        this.patience = patience;
        this.settled = rest.multipliedBy(30);
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(LONGEST_CONNECT)
                        .tcpNoDelay(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .build());
        this.pings = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "redis-ping");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = pings.scheduleWithFixedDelay(this::ping, 0, rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static RedisURI uri(String address) {
        try {
            return RedisURI.create(address);
        } catch (IllegalArgumentException e) {
            throw AddressSetting.unreadable("REDIS_URL");
        }
    }

    /** Whether it has answered lately. */
    boolean answers() {
        return answers;
    }

    /** Whether it has refused a command, and taken nothing since. */
    boolean refuses() {
        return refuses;
    }

    @Override
    public byte @Nullable [] get(String key) {
        RedisAsyncCommands<byte[], byte[]> redis = commands();
        if (redis == null) {
            return null;
        }
        try {
            return await(redis.get(key(key)));
        } catch (TimeoutException | ExecutionException | RuntimeException e) {
            doWithout(e);
            return null;
        }
    }

    @Override
    public void put(String key, byte[] value, Duration keep) {
        RedisAsyncCommands<byte[], byte[]> redis = commands();
        if (redis == null) {
            return;
        }
        try {
            RedisFuture<String> stored = redis.set(key(key), value, SetArgs.Builder.px(keep));
            var unused = stored.whenComplete((ok, failure) -> {
                if (failure == null) {
                    goOn();
                } else {
                    doWithout(failure);
                }
            });
        } catch (RuntimeException e) {
            doWithout(e);
        }
    }

    /** A full one takes something now and then: it is well when it has refused nothing for a while. */
    private void goOn() {
        if (refuses && System.nanoTime() - refusedAt > settled.toNanos()) {
            refuses = false;
            LOG.info("Redis takes what it is given again");
        }
    }

    private void doWithout(Throwable failure) {
        boolean isRefusal = failure instanceof RedisCommandExecutionException
                || failure.getCause() instanceof RedisCommandExecutionException;
        if (!isRefusal) {
            rest(failure);
            return;
        }
        refusedAt = System.nanoTime();
        if (!refuses) {
            refuses = true;
            LOG.warn("Redis refuses commands ({}): it is read, but keeps nothing new", failure.getMessage());
        }
    }

    private @Nullable RedisAsyncCommands<byte[], byte[]> commands() {
        StatefulRedisConnection<byte[], byte[]> open = connection;
        return answers && open != null ? open.async() : null;
    }

    private byte[] key(String key) {
        return (fullPrefix + key).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T await(Future<T> answer) throws TimeoutException, ExecutionException {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Redis was asked", e);
        }
    }

    private void rest(Throwable cause) {
        if (answers) {
            answers = false;
            // Who has waited in vain has no message.
            String why = cause.getMessage() == null ? "nothing within " + patience : cause.getMessage();
            LOG.warn("Redis does not answer ({}): reads do without it", why);
        }
    }

    private void ping() {
        try {
            StatefulRedisConnection<byte[], byte[]> open = connection;
            if (open == null) {
                fullPrefix = prefix.get();
                open = client.connect(ByteArrayCodec.INSTANCE);
                connection = open;
            }
            await(open.async().ping());
            if (!answers) {
                refuses = false;
                answers = true;
                LOG.info("Redis answers");
            }
        } catch (Exception e) {
            // Whatever it is: the next ping tells whether it has passed.
            LOG.debug("Redis does not answer", e);
            rest(e);
        }
    }

    @Override
    public void close() {
        answers = false;
        pings.shutdownNow();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
