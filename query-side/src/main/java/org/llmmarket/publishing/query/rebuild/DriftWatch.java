package org.llmmarket.publishing.query.rebuild;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.StoreDoubt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has every read model checked once a day, by one process of all, and says where rows are not what the log says: to the log of
 * this process, to Prometheus and to health, until a later check finds nothing.
 */
class DriftWatch implements SmartLifecycle, StoreDoubt {

    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
    private static final long LOOK_EVERY_SECONDS = 15;

    private final Ground ground;
    private final Map<String, ReadModel> models;
    private final DriftChecks checks;
    private final DriftSettings settings;
    private final MultiGauge drift;
    private final Instant begun = Instant.now();
    private volatile List<CheckView> known = List.of();
    private @Nullable ScheduledExecutorService clock;

    DriftWatch(
            Ground ground,
            Map<String, ReadModel> models,
            DriftChecks checks,
            DriftSettings settings,
            MeterRegistry meters) {
        this.ground = ground;
        this.models = Map.copyOf(models);
        this.checks = checks;
        this.settings = settings;
        this.drift = MultiGauge.builder("publishing.projection.drift.rows")
                .description("Rows of the last sample that are not what the log says")
                .register(meters);
    }

    /** Checks a read model now, and says what was found to those who watch this process. */
    CheckView check(ReadModel model) {
        CheckView found = new DriftCheck(ground, model).run(settings.sample());
        if (found.drift()) {
            LOG.error(
                    "{} drifts from the log: {} rows of {} services differ, such as: {} Rebuild it.",
                    found.projection(),
                    found.differences(),
                    found.services(),
                    found.examples());
        } else {
            LOG.info("{} is what the log says, by {} services", found.projection(), found.services());
        }
        return found;
    }

    /** Lets every process know what was found. */
    void keep(CheckView found) {
        ground.transactions().executeWithoutResult(status -> checks.keep(found));
        refresh();
    }

    Optional<CheckView> last(String projection) {
        return checks.find(projection);
    }

    private void look() {
        try {
            settings.time().ifPresent(time -> checkWhatIsDue(lastDue(Instant.now(), time)));
            refresh();
        } catch (RuntimeException e) {
            // Whatever it is, the next look is in a moment: the database may be away.
            LOG.warn("Read models are checked in a moment: {}", e.toString());
        }
    }

    private void checkWhatIsDue(Instant due) {
        if (due.isAfter(begun)) {
            models.values().stream()
                    .filter(model -> checks.claim(model.group(), due))
                    .forEach(model -> keep(check(model)));
        }
    }

    static Instant lastDue(Instant now, LocalTime time) {
        Instant today = LocalDate.ofInstant(now, ZoneOffset.UTC).atTime(time).toInstant(ZoneOffset.UTC);
        return today.isAfter(now) ? today.minus(1, ChronoUnit.DAYS) : today;
    }

    /** Takes note of what any process has found. */
    private void refresh() {
        List<CheckView> all = checks.all().stream()
                .filter(check -> models.containsKey(check.projection()))
                .toList();
        List<Row<?>> rows = new ArrayList<>();
        all.forEach(check -> rows.add(Row.of(Tags.of("group", check.projection()), check.differences())));
        drift.register(rows, true);
        known = all;
    }

    @Override
    public Optional<String> doubt() {
        return known.stream()
                .filter(CheckView::drift)
                .findFirst()
                .map(check -> "the read model " + check.projection() + " is not what the log says");
    }

    @Override
    public synchronized void start() {
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "drift");
                thread.setDaemon(true);
                return thread;
            });
            Future<?> unused = clock.scheduleWithFixedDelay(this::look, 1, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
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
