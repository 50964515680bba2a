package org.llmmarket.publishing.command.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicyCheck;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.catalog.ServicesInSight;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Judges everything on the market as if a draft were in force, some services at a time and for a limited time. */
@Component
class DryRun {

    private static final int PAGE = 200;
    private static final int AT_ONCE = 8;
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final JdbcClient jdbc;
    private final ServicesInSight services;
    private final PolicyCheck check;

    DryRun(JdbcClient jdbc, ServicesInSight services, PolicyCheck check) {
        this.jdbc = jdbc;
        this.services = services;
        this.check = check;
    }

    /**
     * What would become of the market.
     *
     * @param judged how many versions were
     * @param complete whether the whole market was; else {@code next} says after which service to go on
     */
    record Outcome(int judged, boolean complete, @Nullable String next, List<Flip> flips) {}

    /**
     * A version of which the policies would say another thing.
     *
     * @param compliant what they would say
     * @param suspended whether the version would leave the market at once
     */
    record Flip(
            ServiceId serviceId,
            ServiceName name,
            VersionNumber version,
            ServiceStatus status,
            boolean compliant,
            boolean suspended,
            List<Violation> violations) {}

    /** @param after the service to go on after; empty to begin */
    Outcome judge(DraftPolicy draft, String after) {
        check.requirePolicy(draft);
        long end = System.nanoTime() + LONGEST.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            int judged = 0;
            List<Flip> flips = new ArrayList<>();
            String last = after;
            for (List<String> page = page(last); !page.isEmpty(); page = page(last)) {
                for (List<Judged> service : judge(page, draft, threads)) {
                    judged += service.size();
                    service.stream().map(Judged::flip).flatMap(Optional::stream).forEach(flips::add);
                }
                last = page.get(page.size() - 1);
                if (System.nanoTime() > end) {
                    return new Outcome(judged, false, last, flips);
                }
            }
            return new Outcome(judged, true, null, flips);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> page(String after) {
        return jdbc.sql("SELECT DISTINCT service_id FROM domain_event WHERE service_id > ? ORDER BY service_id LIMIT ?")
                .params(after, PAGE)
                .query(String.class)
                .list();
    }

    private List<List<Judged>> judge(List<String> page, DraftPolicy draft, ExecutorService threads) {
        List<Callable<List<Judged>>> questions = page.stream()
                .<Callable<List<Judged>>>map(id -> () -> judge(new ServiceId(id), draft))
                .toList();
        try {
            List<List<Judged>> answers = new ArrayList<>();
            for (Future<List<Judged>> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the dry run was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
    }

    private List<Judged> judge(ServiceId id, DraftPolicy draft) {
        return services.find(id).stream()
                .flatMap(service -> service.versions().stream()
                        .filter(CatalogVersion::onTheMarket)
                        .map(version ->
                                new Judged(service, version, check.judge(PolicySubject.of(service, version), draft))))
                .toList();
    }

    private record Judged(CatalogEntry service, CatalogVersion version, PolicyVerdict verdict) {

        Optional<Flip> flip() {
            boolean isCompliant =
                    version.trial().policy() == null || version.trial().policy().compliant();
            return isCompliant == verdict.passes()
                    ? Optional.empty()
                    : Optional.of(new Flip(
                            service.id(),
                            service.name(),
                            version.number(),
                            version.status(),
                            verdict.passes(),
                            verdict.isCritical(),
                            verdict.violations()));
        }
    }
}
