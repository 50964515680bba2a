package org.llmmarket.publishing.contract.comparison.schema.expression;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Whether one regular language lies within another, found by walking both at once; given up when that takes too long. */
final class LanguageInclusion {

    private static final int MOST_PAIRS = 3_000;

    private record Pair(State one, Set<State> others) {}

    private final Deque<Pair> pending = new ArrayDeque<>();
    private final Set<Pair> seen = new HashSet<>();

    private LanguageInclusion() {}

    static Optional<Boolean> of(Automaton one, Automaton other, IntConsumer budget) {
        LanguageInclusion inclusion = new LanguageInclusion();
        inclusion.visit(new Pair(one.getInitialState(), Set.of(other.getInitialState())));
        while (!inclusion.pending.isEmpty()) {
            if (inclusion.seen.size() > MOST_PAIRS) {
                return Optional.empty();
            }
            Pair pair = inclusion.pending.remove();
            budget.accept(pair.others().size());
            if (pair.one().isAccept() && pair.others().stream().noneMatch(State::isAccept)) {
                return Optional.of(false);
            }
            pair.one().getTransitions().forEach(transition -> inclusion.follow(transition, pair.others()));
        }
        return Optional.of(true);
    }

    private void visit(Pair pair) {
        if (seen.add(pair)) {
            pending.add(pair);
        }
    }

    /** Follows the parts of a range of characters over which the other language does not branch. */
    private void follow(Transition transition, Set<State> others) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add((int) transition.getMin());
        for (State other : others) {
            for (Transition step : other.getTransitions()) {
                starts.add((int) step.getMin());
                starts.add(step.getMax() + 1);
            }
        }
        for (int start : starts.subSet((int) transition.getMin(), transition.getMax() + 1)) {
            Set<State> reached = new HashSet<>();
            for (State other : others) {
                for (Transition step : other.getTransitions()) {
                    if (step.getMin() <= start && start <= step.getMax()) {
                        reached.add(step.getDest());
                    }
                }
            }
            visit(new Pair(transition.getDest(), reached));
        }
    }
}
