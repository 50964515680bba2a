package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The stages of one publication while its timeline is folded: one runs from the moment the one before it has passed. */
final class Stages {

    private final List<StageProgress> all =
            Stream.of(Stage.values()).map(StageProgress::new).toList();

    StageProgress get(Stage name) {
        return all.get(name.ordinal());
    }

    List<StageView> views() {
        return all.stream().map(StageProgress::view).toList();
    }

    void pass(Stage name, String word, Instant at) {
        get(name).passes(at, word);
        startAfter(name, at);
    }

    /** A stage that runs already is not started again by a late answer of the one before it. */
    void startAfter(Stage name, Instant at) {
        all.subList(name.ordinal() + 1, Stage.COMPENSATION.ordinal()).stream()
                .filter(follower -> follower.state() != StageState.SKIPPED)
                .findFirst()
                .filter(follower -> follower.state() == StageState.PENDING)
                .ifPresent(follower -> follower.starts(at));
    }

    /**
     * The stage that the outcome speaks of has failed, and what has not begun never will. Where that stage was over, because it was
     * judged again later, what runs ends with it; an entry that is still to come is taken back when it has.
     */
    void stop(Outcome outcome, Instant at) {
        Stage named = stageOf(outcome);
        Stage broken = get(named).state().isOpen() ? named : furthest();
        if (get(broken).state().isOpen() && (broken == named || broken != Stage.REGISTRY)) {
            get(broken).fails(at, wordFor(outcome));
        }
        all.stream().filter(stage -> stage.state() == StageState.PENDING).forEach(StageProgress::skips);
    }

    private Stage stageOf(Outcome outcome) {
        return switch (outcome) {
            case POLICY_VIOLATED, POLICY_UNAVAILABLE -> Stage.POLICY;
            case ENDPOINT_TESTS_FAILED -> Stage.ENDPOINT_TESTS;
            case REJECTED, APPROVAL_TIMEOUT -> Stage.APPROVAL;
            case WITHDRAWN, ABANDONED -> furthest();
        };
    }

    /** A withdrawal stops whatever is furthest on; a queued registration may still be open behind it. */
    private Stage furthest() {
        return Stream.of(Stage.values())
                .filter(name -> name != Stage.COMPENSATION)
                .filter(name -> get(name).state().isOpen())
                .reduce(Stage.ACTIVATION, (behind, ahead) -> ahead);
    }

    private static String wordFor(Outcome outcome) {
        return switch (outcome) {
            case POLICY_VIOLATED -> "refused";
            case POLICY_UNAVAILABLE -> "unavailable";
            case ENDPOINT_TESTS_FAILED -> "failed";
            case REJECTED -> "rejected";
            case APPROVAL_TIMEOUT -> "expired";
            case WITHDRAWN -> "withdrawn";
            case ABANDONED -> "abandoned";
        };
    }
}
