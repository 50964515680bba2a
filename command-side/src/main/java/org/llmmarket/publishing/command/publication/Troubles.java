package org.llmmarket.publishing.command.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.Drift;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAbandoned;
import org.llmmarket.publishing.api.publication.StepParked;
import org.llmmarket.publishing.api.publication.StepRetried;
import org.llmmarket.publishing.api.publication.Violation;

/** What is wrong with a publication beside its way: the steps that wait for an admin, and what its neighbours still owe. */
class Troubles {

    private Map<String, Stage> parked = new HashMap<>();
    private boolean unjudged;
    private boolean refused;
    private List<Drift> openDrifts = List.of();

    boolean isParked(String step) {
        return parked.containsKey(step);
    }

    /** Where a parked step is shown; one that could not be recorded when it was set aside, where its kind belongs. */
    Stage stageOf(String step) {
        Stage stage = parked.get(step);
        return stage == null ? Stage.ofStep(step) : stage;
    }

    /** Whether the version passed while nobody could judge it. */
    boolean isUnjudged() {
        return unjudged;
    }

    /** Whether the policies have refused it since. */
    boolean isRefused() {
        return refused;
    }

    /** What is put right is always worth a word; what is not, once. */
    boolean isNews(List<Drift> drifts, @Nullable String restoredAs) {
        return restoredAs != null || !drifts.equals(openDrifts);
    }

    @EventSourcingHandler
    void evolve(StepParked event) {
        parked.put(event.step(), event.stage());
    }

    @EventSourcingHandler
    void evolve(StepRetried event) {
        parked.remove(event.step());
    }

    @EventSourcingHandler
    void evolve(StepAbandoned event) {
        parked.remove(event.step());
    }

    @EventSourcingHandler
    void evolve(PolicyPassed event) {
        unjudged = event.violations().stream().anyMatch(Violation::isMissingVerdict);
    }

    @EventSourcingHandler
    void evolve(PolicyCaughtUp event) {
        unjudged = false;
        refused = !event.compliant();
    }

    @EventSourcingHandler
    void evolve(RegistryDriftFound event) {
        openDrifts = event.restoredAs() == null ? event.drifts() : List.of();
    }
}
