package org.llmmarket.publishing.saga.compliance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.PolicyValidation;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.RecordCompliance;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.policy.PolicyCatchUpWorker;
import org.llmmarket.publishing.saga.policy.PolicyEngine;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Judges the versions of one service again; what the policies say as before is not said again. */
final class ComplianceWorker implements Worker {

    static final String KIND = "compliance";

    private static final String SERVICE = "serviceId";
    private static final String POLICIES = "policies";
    private static final String POLICY_VIOLATION = "POLICY_VIOLATION";

    private final PolicyEngine engine;
    private final PoliciesSeen seen;
    private final EventLog log;
    private final NeighbourSettings.Policy settings;
    private final int concurrency;

    ComplianceWorker(
            PolicyEngine engine, PoliciesSeen seen, EventLog log, NeighbourSettings.Policy settings, int concurrency) {
        this.engine = engine;
        this.seen = seen;
        this.log = log;
        this.settings = settings;
        this.concurrency = concurrency;
    }

    /** By these policies, unless they have changed again. */
    static Work by(String policies, String serviceId) {
        return Work.now(KIND, serviceId + ":" + policies, Map.of(SERVICE, serviceId, POLICIES, policies));
    }

    /** By whatever policies there are after that event. */
    static Work after(String serviceId, String eventId) {
        return Work.now(KIND, serviceId + ":" + eventId, Map.of(SERVICE, serviceId));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int concurrency() {
        return concurrency;
    }

    @Override
    public WorkOutcome perform(Work work) {
        if (isOutdated(work)) {
            return WorkOutcome.done();
        }
        Optional<CatalogEntry> service = service(work);
        List<CatalogVersion> versions = service.stream()
                .flatMap(known -> known.versions().stream())
                .filter(ComplianceWorker::isJudgedAgain)
                .toList();
        List<Object> news = new ArrayList<>();
        NeighbourAway trouble = null;
        for (CatalogVersion version : versions) {
            try {
                judge(service.get(), version, work).ifPresent(news::add);
            } catch (NeighbourAway away) {
                // What the engine cannot say of one version, it may of the next.
                trouble = away;
                if (away.isForAll()) {
                    break;
                }
            }
        }
        if (trouble == null || !trouble.mayReturn()) {
            return new WorkOutcome.Done(news);
        }
        // What was said of some is kept, whatever becomes of the others.
        WorkOutcome next = settings.patience().after(work, trouble);
        return next instanceof WorkOutcome.Later && !news.isEmpty()
                ? WorkOutcome.anew(settings.backoff().first(), news.toArray())
                : next.with(news);
    }

    /** A later change of the policies has the service judged anew. */
    private boolean isOutdated(Work work) {
        String policies = work.payload().getOrDefault(POLICIES, "");
        return !policies.isEmpty() && !seen.digest().filter(policies::equals).isPresent();
    }

    private static boolean isJudgedAgain(CatalogVersion version) {
        return version.onTheMarket() || isSuspendedByPolicies(version);
    }

    private static boolean isSuspendedByPolicies(CatalogVersion version) {
        String reason = version.standing().suspensionReason();
        return version.status() == ServiceStatus.SUSPENDED
                && reason != null
                && (reason.equals(POLICY_VIOLATION) || reason.startsWith(PolicyCatchUpWorker.REFUSED_LATE));
    }

    private Optional<RecordCompliance> judge(CatalogEntry service, CatalogVersion version, Work work) {
        Call call = new Call(work.key() + ":" + version.number(), "");
        PolicyVerdict verdict = engine.judge(PolicySubject.of(service, version), call);
        return isAsBefore(version.trial().policy(), verdict)
                ? Optional.empty()
                : Optional.of(new RecordCompliance(
                        service.id(), version.number(), version.offer().revision(), verdict));
    }

    private static boolean isAsBefore(@Nullable PolicyValidation before, PolicyVerdict now) {
        return before != null
                && before.compliant() == now.passes()
                && essence(before.violations()).equals(essence(now.violations()));
    }

    /** Without the wording and the order, which may change while the policies ask the same. */
    private static List<List<String>> essence(List<Violation> violations) {
        return violations.stream()
                .map(one ->
                        List.of(one.policyId(), one.severity(), one.field(), one.actualValue(), one.expectedValue()))
                .sorted(Comparator.comparing(List::toString))
                .toList();
    }

    private Optional<CatalogEntry> service(Work work) {
        return CatalogEntry.of(log.ofService(work.payload().getOrDefault(SERVICE, "")).stream()
                .map(event -> new Happened(event.payload(), event.at(), null))
                .toList());
    }
}
