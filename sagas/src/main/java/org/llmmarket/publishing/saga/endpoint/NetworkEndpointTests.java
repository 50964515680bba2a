package org.llmmarket.publishing.saga.endpoint;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.saga.endpoint.net.Caller;
import org.llmmarket.publishing.saga.endpoint.net.Deadline;
import org.llmmarket.publishing.saga.endpoint.net.Destination;
import org.llmmarket.publishing.saga.endpoint.net.FilteredDns;
import org.llmmarket.publishing.saga.endpoint.net.GrpcHealthCaller;
import org.llmmarket.publishing.saga.endpoint.net.HostLookup;
import org.llmmarket.publishing.saga.endpoint.net.HttpCaller;
import org.llmmarket.publishing.saga.endpoint.net.InvalidDestination;
import org.llmmarket.publishing.saga.endpoint.net.WebSocketCaller;
import org.llmmarket.publishing.saga.endpoint.probe.Plans;
import org.llmmarket.publishing.saga.endpoint.trial.Findings;
import org.llmmarket.publishing.saga.endpoint.trial.HealthTrial;
import org.llmmarket.publishing.saga.endpoint.trial.PerformanceTrial;
import org.llmmarket.publishing.saga.endpoint.trial.Recorder;
import org.llmmarket.publishing.saga.endpoint.trial.SecurityTrial;
import org.llmmarket.publishing.saga.endpoint.trial.Subject;

/** Tests endpoints over the network, in the protocol that they declare. */
final class NetworkEndpointTests implements EndpointTests, AutoCloseable {

    private static final Duration SHORTEST_CALL = Duration.ofSeconds(10);

    private final Duration timeout;
    private final AllowedEndpoints allowed;
    private final HostLookup lookup;
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons("endpoint-tests-"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(daemons("endpoint-tests-watch-"));

    NetworkEndpointTests(Duration timeout, AllowedEndpoints allowed, HostLookup lookup, SSLContext tls) {
        this.timeout = timeout;
        this.allowed = allowed;
        this.lookup = lookup;
        this.tls = tls;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public EndpointReport run(EndpointUnderTest target) {
        ReportBuilder report = new ReportBuilder(target);
        try {
            Destination destination = Destination.of(target.url(), target.protocol(), allowed);
            report.destination(destination);
            if (!isSendable(target)) {
                return report.unreachable("testAccess cannot be sent as a header");
            }
            return test(target, destination, report);
        } catch (InvalidDestination nowhere) {
            return report.unreachable(nowhere.reason());
        }
    }

    private EndpointReport test(EndpointUnderTest target, Destination destination, ReportBuilder report) {
        Deadline deadline = Deadline.in(timeout);
        Recorder recorder = new Recorder(report.redaction());
        report.recorder(recorder);
        try (Caller caller = caller(target, destination, deadline)) {
            Future<Plans.Scouted> scouting = threads.submit(() -> new Plans(destination, call -> {
                        var known = Subject.withAccess(call, target.testAccess());
                        var answer = caller.call(known).rounded();
                        recorder.note(null, "which call to make", known, answer);
                        return answer;
                    })
                    .scout(target.protocol(), target.contract()));
            Plans.Scouted scouted = resultOf(scouting, deadline);
            Subject subject = new Subject(
                    target,
                    destination,
                    scouted.plan(),
                    scouted.answer(),
                    call -> caller.call(call).rounded(),
                    recorder);
            report.plan(scouted.plan());
            Map<EndpointReport.Test, Future<Findings>> running = new EnumMap<>(EndpointReport.Test.class);
            tests(subject, deadline).forEach((test, trial) -> running.put(test, threads.submit(trial)));
            for (Map.Entry<EndpointReport.Test, Future<Findings>> test : running.entrySet()) {
                report.add(findings(test.getKey(), test.getValue(), deadline));
            }
            return report.build();
        } catch (TimeoutException endless) {
            return report.unreachable("no answer came within " + timeout.toMillis() + " ms");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the tests of " + destination.origin() + " were interrupted");
        }
    }

    private Map<EndpointReport.Test, Callable<Findings>> tests(Subject subject, Deadline deadline) {
        return Map.of(
                EndpointReport.Test.HEALTH, () -> new HealthTrial(subject).run(),
                EndpointReport.Test.SECURITY, () -> new SecurityTrial(subject).run(),
                EndpointReport.Test.PERFORMANCE, () -> new PerformanceTrial(subject, deadline, threads).run());
    }

    private Caller caller(EndpointUnderTest target, Destination destination, Deadline deadline) {
        FilteredDns dns = new FilteredDns(destination, lookup);
        Duration longest = longestCall(target);
        return switch (target.protocol()) {
            case "grpc" -> new GrpcHealthCaller(destination, dns, deadline, longest);
            case "websocket" -> new WebSocketCaller(destination, dns, tls, deadline, longest, watch);
            default -> new HttpCaller(destination, dns, tls, deadline, longest, watch);
        };
    }

    /** Twice what the provider promises, for a mean may be kept though single calls are slower. */
    private Duration longestCall(EndpointUnderTest target) {
        Duration promised = Duration.ofMillis(target.maxLatencyMillis() == null ? 0 : 2L * target.maxLatencyMillis());
        Duration longest = promised.compareTo(SHORTEST_CALL) > 0 ? promised : SHORTEST_CALL;
        return longest.compareTo(timeout) > 0 ? timeout : longest;
    }

    private static Findings findings(EndpointReport.Test test, Future<Findings> running, Deadline deadline)
            throws InterruptedException {
        try {
            return resultOf(running, deadline);
        } catch (TimeoutException endless) {
            return new Findings(test)
                    .check("time", EndpointReport.Outcome.FAILED, "the " + test + " test did not end in time");
        }
    }

    private static <T> T resultOf(Future<T> running, Deadline deadline) throws InterruptedException, TimeoutException {
        try {
            // Calls end at the deadline by themselves; what is judged afterwards may take a moment longer.
            return running.get(deadline.remaining().toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (ExecutionException fault) {
            throw new IllegalStateException("an endpoint could not be tested", fault.getCause());
        } finally {
            running.cancel(true);
        }
    }

    private static boolean isSendable(EndpointUnderTest target) {
        TestAccess access = target.testAccess();
        return access == null
                || (access.header().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                        && access.value().matches("[\\x20-\\x7e]*"));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        watch.shutdownNow();
    }
}
