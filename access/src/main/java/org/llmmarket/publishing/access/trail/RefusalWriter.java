package org.llmmarket.publishing.access.trail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.ProblemMapping;
import org.llmmarket.publishing.store.audit.ActorType;
import org.llmmarket.publishing.store.audit.AuditRecord;
import org.llmmarket.publishing.store.audit.AuditRecords;
import org.llmmarket.publishing.store.audit.AuditResult;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes refusals on a thread of its own, many at a time. While the database is away they wait, as many as there is room for;
 * those that found none are told as a number.
 */
final class RefusalWriter implements Consumer<Refusal>, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalWriter.class);
    private static final int ROOM = 10_000;
    private static final int TOGETHER = 500;
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final AuditRecords records;
    private final RequestOrigins origins;
    private final TransactionOperations transaction;
    private final FloodGate gate;
    private final Clock clock;
    private final BlockingQueue<Refusal> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong lost = new AtomicLong();
    private final Counter written;
    private final Counter heldBack;
    private final Counter withoutRoom;
    private volatile boolean running;
    private volatile boolean isLate;
    private @Nullable Thread thread;

    RefusalWriter(
            AuditRecords records,
            RequestOrigins origins,
            TransactionOperations transaction,
            FloodGate gate,
            MeterRegistry meters,
            Clock clock) {
        this.records = records;
        this.origins = origins;
        this.transaction = transaction;
        this.gate = gate;
        this.clock = clock;
        written = counter(meters, "written");
        heldBack = counter(meters, "held_back");
        withoutRoom = counter(meters, "lost");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("publishing.audit.refusals")
                .description("Refused requests, by what came of them in the audit trail")
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    public void accept(Refusal refusal) {
        if (!gate.admits(refusal.address(), clock.instant())) {
            heldBack.increment();
        } else if (!waiting.offer(refusal)) {
            withoutRoom.increment();
            lost.incrementAndGet();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::write, "audit-trail");
        thread.setDaemon(true);
        thread.start();
    }

    private void write() {
        List<Refusal> batch = new ArrayList<>();
        while (running || (!isLate && !(waiting.isEmpty() && batch.isEmpty()))) {
            try {
                gather(batch);
                store(batch);
                batch.clear();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                failed(batch, e);
            }
        }
    }

    /** What the database will not have must not hold up the rest. */
    private void failed(List<Refusal> batch, RuntimeException fault) {
        if (ProblemMapping.of(fault).filter(problem -> problem.status() == 503).isPresent()) {
            LOG.warn("{} refusals wait for the database: {}", batch.size() + waiting.size(), fault.getMessage());
            pause();
        } else {
            List<Refusal> each = List.copyOf(batch);
            batch.clear();
            each.forEach(this::storeAlone);
        }
    }

    private void storeAlone(Refusal refusal) {
        try {
            store(List.of(refusal));
        } catch (RuntimeException e) {
            LOG.error("A refusal cannot be recorded: {}", refusal.act(), e);
            lost.incrementAndGet();
        }
    }

    private void gather(List<Refusal> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            Refusal first = waiting.poll(1, TimeUnit.SECONDS);
            if (first != null) {
                batch.add(first);
                TimeUnit.NANOSECONDS.sleep(GATHERING.toNanos());
                waiting.drainTo(batch, TOGETHER);
            }
            gate.ended(clock.instant()).forEach(flood -> batch.add(summary(flood)));
            long missed = lost.getAndSet(0);
            if (missed > 0) {
                batch.add(
                        summary("They could not be kept until the database would have them.", FloodGate.MANY, missed));
            }
        }
    }

    private void store(List<Refusal> batch) {
        if (batch.isEmpty()) {
            return;
        }
        // Several refusals of one request, as a batch has them, come from one place.
        Map<UUID, RequestOrigins.Origin> places = new HashMap<>();
        for (Refusal refusal : batch) {
            RequestOrigins.Origin origin = refusal.origin();
            if (origin != null) {
                places.put(origin.key(), origin);
            }
        }
        transaction.executeWithoutResult(status -> {
            records.addAll(batch.stream().map(Refusal::act).toList());
            origins.addAll(places.values());
        });
        written.increment(batch.size());
    }

    private Refusal summary(FloodGate.Flood flood) {
        return summary(
                "More came in the minute from " + flood.from() + " than are told one by one.",
                flood.address(),
                flood.heldBack());
    }

    private Refusal summary(String why, String address, long count) {
        boolean isOne = !address.equals(FloodGate.MANY) && !address.isEmpty();
        UUID key = UUID.randomUUID();
        AuditRecord act = new AuditRecord(
                UUID.randomUUID(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                "RefusalsSummed",
                "access.refuse",
                null,
                ActorType.ANONYMOUS,
                "many",
                "endpoint",
                null,
                isOne ? key : null,
                AuditResult.FAILURE,
                Map.of("count", count, "reason", why));
        return new Refusal(act, isOne ? new RequestOrigins.Origin(key, null, address, null) : null);
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(AFTER_A_FAILURE.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread writing = thread;
        if (writing != null) {
            try {
                writing.join(LAST_WORDS.toMillis());
                isLate = true;
                writing.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After everybody who may be refused. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 400;
    }
}
