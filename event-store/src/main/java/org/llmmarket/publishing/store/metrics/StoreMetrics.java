package org.llmmarket.publishing.store.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.processing.Progress;
import org.llmmarket.publishing.store.processing.ProgressReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks every few seconds how much waits, for how long, and how far the groups have come: a scrape waits for no database. */
public final class StoreMetrics implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StoreMetrics.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final ProgressReport progress;
    private final PublicationTimes publicationTimes;
    private final MultiGauge queued;
    private final MultiGauge overdue;
    private final MultiGauge parkedOfKind;
    private final MultiGauge lag;
    private final MultiGauge rate;
    private final AtomicLong parkedSteps;
    private final AtomicLong parkedEvents;
    private @Nullable ScheduledExecutorService clock;

    public StoreMetrics(MeterRegistry meters, JdbcClient jdbc, ProgressReport progress) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.publicationTimes = new PublicationTimes(meters);
        queued = gauge(meters, "publishing.work.queued", "Work and deadlines that wait or are being done");
        overdue = gauge(
                meters,
                "publishing.work.overdue.seconds",
                "How long the oldest work that is due has waited for somebody to do it");
        parkedOfKind = gauge(meters, "publishing.work.parked", "Work that has failed for good, by kind");
        lag = gauge(meters, "publishing.group.lag.events", "How many events a group is behind the log");
        rate = gauge(meters, "publishing.group.rate", "How many events a group takes a second");
        parkedSteps =
                number(meters, "publishing.parked.steps", "Steps that have failed for good and wait for an admin");
        parkedEvents = number(meters, "publishing.parked.events", "Events that a group could not take");
    }

    PublicationTimes publicationTimes() {
        return publicationTimes;
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    private static AtomicLong number(MeterRegistry meters, String name, String description) {
        AtomicLong number = new AtomicLong();
        Gauge.builder(name, number, AtomicLong::get)
                .description(description)
                .strongReference(true)
                .register(meters);
        return number;
    }

    private record Kind(String name, long queued, long parked, double overdue) {}

    void look() {
        try {
            List<Kind> kinds = jdbc.sql("SELECT kind, count(*) FILTER (WHERE parked_at IS NULL), count(parked_at),"
                            + " coalesce(greatest(extract(epoch FROM now() - min(greatest(due_at, enqueued_at))"
                            + " FILTER (WHERE parked_at IS NULL AND due_at <= now()"
                            + " AND (leased_until IS NULL OR leased_until <= now()))), 0), 0) FROM work GROUP BY kind")
                    .query((row, number) ->
                            new Kind(row.getString(1), row.getLong(2), row.getLong(3), row.getDouble(4)))
                    .list();
            show(queued, kinds, Kind::queued);
            show(overdue, kinds, Kind::overdue);
            show(parkedOfKind, kinds, Kind::parked);
            parkedSteps.set(kinds.stream().mapToLong(Kind::parked).sum());
            parkedEvents.set(jdbc.sql("SELECT count(*) FROM parked_event")
                    .query(Long.class)
                    .single());
            showGroups(progress.all());
            publicationTimes.look(jdbc);
        } catch (DataAccessException e) {
            LOG.debug("The figures of the store are as they were", e);
        }
    }

    private static void show(MultiGauge gauge, List<Kind> kinds, ToDoubleFunction<Kind> value) {
        List<Row<?>> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.add(Row.of(Tags.of("kind", kind.name()), value.applyAsDouble(kind))));
        gauge.register(rows, true);
    }

    private void showGroups(List<Progress> groups) {
        List<Row<?>> lags = new ArrayList<>();
        List<Row<?>> rates = new ArrayList<>();
        for (Progress group : groups) {
            Tags tags = Tags.of("group", group.processor());
            lags.add(Row.of(tags, group.behind()));
            rates.add(Row.of(tags, group.perSecond()));
        }
        lag.register(lags, true);
        rate.register(rates, true);
    }

    @Override
    public synchronized void start() {
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "metrics");
                thread.setDaemon(true);
                return thread;
            });
            Future<?> unused = clock.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
