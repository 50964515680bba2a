package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;

/** One stage while its timeline is folded. */
final class StageProgress {

    /** The steps without which people are not asked, or their answer does not count. */
    private static final Set<String> OF_APPROVAL = Set.of("approval", "approval-verdict");

    private final Stage stage;
    private StageState state = StageState.PENDING;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable String actor;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable String verdict;
    private @Nullable List<Violation> violations;
    private @Nullable Evidence evidence;

    StageProgress(Stage stage) {
        this.stage = stage;
    }

    StageState state() {
        return state;
    }

    /** People carry an approval, the service itself everything else. */
    void starts(Instant at) {
        state = StageState.RUNNING;
        startedAt = at;
        if (stage != Stage.APPROVAL) {
            actor = Actor.SYSTEM.id().toString();
        }
    }

    void waits(Instant at) {
        state = StageState.WAITING;
        startedAt = startedAt == null ? at : startedAt;
    }

    void passes(Instant at, String word) {
        ends(StageState.PASSED, at, word);
    }

    void fails(Instant at, String word) {
        ends(StageState.FAILED, at, word);
    }

    void skips() {
        state = StageState.SKIPPED;
    }

    void isTakenBack() {
        state = StageState.COMPENSATED;
    }

    /** All that had to be taken back is. */
    void endsTakingBack(Instant at) {
        state = StageState.COMPENSATED;
        endedAt = at;
    }

    void isCarriedBy(@Nullable String account) {
        actor = account;
    }

    void tries(Attempt attempt) {
        attempts.add(attempt);
    }

    /** A reviewer's word is an attempt, too: one of as many as the approval requires. */
    void hears(Instant at, String outcome, String detail) {
        tries(new Attempt(attempts.size() + 1, at, at, outcome, detail));
    }

    /** A step of it has failed for good: the stage waits for an admin, unless it is over and the step only beside its way. */
    void isParked(Attempt attempt) {
        tries(attempt);
        if (state.isOpen()) {
            state = StageState.WAITING;
        }
    }

    /** A step is tried again; one beside its way changes nothing for who waits. */
    void goesOn(String step) {
        boolean isBeside = stage == Stage.REGISTRY || (stage == Stage.APPROVAL && !OF_APPROVAL.contains(step));
        if (state == StageState.WAITING && !isBeside) {
            state = StageState.RUNNING;
        }
    }

    void says(String word) {
        verdict = word;
    }

    void finds(List<Violation> found) {
        violations = found;
    }

    void restsOn(Evidence document) {
        evidence = document;
    }

    StageView view() {
        return new StageView(
                stage, state, startedAt, endedAt, actor, List.copyOf(attempts), verdict, violations, evidence);
    }

    private void ends(StageState how, Instant at, String word) {
        state = how;
        startedAt = startedAt == null ? at : startedAt;
        endedAt = at;
        verdict = word;
    }
}
