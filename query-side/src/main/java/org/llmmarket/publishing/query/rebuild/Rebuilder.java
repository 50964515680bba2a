package org.llmmarket.publishing.query.rebuild;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Goes on with rebuilds that were asked for, in whatever process, one at a time; also with what another process has left behind
 * when it ended or died.
 */
class Rebuilder implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long RENEW_EVERY_MILLIS = 2000;
    private static final long PATIENCE_MILLIS = 5000;
    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "rebuild");
        thread.setDaemon(true);
        return thread;
    };

    private final Ground ground;
    private final Map<String, ReadModel> models;
    private final String owner = ProcessHandle.current().pid() + "@" + UUID.randomUUID();
    private volatile boolean running;
    private @Nullable ScheduledExecutorService clock;
    private @Nullable ScheduledExecutorService leases;
    private @Nullable ExecutorService reader;

    Rebuilder(Ground ground, Map<String, ReadModel> models) {
        this.ground = ground;
        this.models = models;
    }

    private void look(ScheduledExecutorService renewing, ExecutorService reading) {
        try {
            Optional<String> claimed = ground.rebuilds().claim(models.keySet(), owner);
            while (claimed.isPresent() && running) {
                goOn(claimed.get(), renewing, reading);
                claimed = ground.rebuilds().claim(models.keySet(), owner);
            }
        } catch (RuntimeException e) {
            // Whatever it is, the next look is in a moment: the database may be away.
            LOG.debug("Rebuilds are looked for again", e);
        }
    }

    private void goOn(String projection, ScheduledExecutorService renewing, ExecutorService reading) {
        ScheduledFuture<?> lease = renewing.scheduleWithFixedDelay(
                () -> renew(projection), RENEW_EVERY_MILLIS, RENEW_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        try {
            ReadModel model = models.get(projection);
            if (model != null) {
                new RebuildRun(ground, model, owner, reading, () -> running).run();
            }
        } finally {
            lease.cancel(false);
            ground.rebuilds().leave(projection, owner);
        }
    }

    private void renew(String projection) {
        try {
            ground.rebuilds().renew(projection, owner);
        } catch (RuntimeException e) {
            LOG.debug("The claim on the rebuild of {} is not renewed", projection, e);
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(DAEMONS);
            ExecutorService reading = Executors.newSingleThreadExecutor(DAEMONS);
            clock = Executors.newSingleThreadScheduledExecutor(DAEMONS);
            Future<?> unused = clock.scheduleWithFixedDelay(
                    () -> look(renewing, reading), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            leases = renewing;
            reader = reading;
        }
    }

    /** Ends after the step at hand; whoever is next goes on from there. */
    @Override
    public synchronized void stop() {
        running = false;
        end(clock);
        end(leases);
        end(reader);
        clock = null;
        leases = null;
        reader = null;
    }

    private static void end(@Nullable ExecutorService threads) {
        if (threads == null) {
            return;
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
