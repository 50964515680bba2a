package org.llmmarket.publishing.contract.comparison.schema.expression;

import dk.brics.automaton.Automaton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The regular expressions of a comparison, by the dialect of ECMA-262 as far as it is regular. What is beyond that, or too
 * large, is not judged.
 */
public final class Expressions {

    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_EXPRESSIONS = 5_000;

    private final Map<String, Optional<Automaton>> languages = new HashMap<>();
    private final Map<String, Optional<Boolean>> inclusions = new HashMap<>();
    private final IntConsumer budget;

    /**
     * Expressions that are read once.
     *
     * @param budget takes the steps that are taken, and may end the work by an exception
     */
    public Expressions(IntConsumer budget) {
        this.budget = budget;
    }

    /** Whether the expression is found in the text; not where that cannot be said. */
    public boolean matches(String expression, String text) {
        return find(expression, text).orElse(false);
    }

    /** Whether the expression is found in the text; empty where that cannot be said. */
    public Optional<Boolean> find(String expression, String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        Optional<Automaton> language = language(expression);
        language.ifPresent(automaton -> budget.accept(text.length()));
        return language.map(automaton -> automaton.run(text));
    }

    /** Whether it can be judged. */
    public boolean isRegular(String expression) {
        return language(expression).isPresent();
    }

    /** Whether every text in which the one is found has the other too; empty where that cannot be said. */
    public Optional<Boolean> isWithin(String one, String other) {
        if (one.equals(other)) {
            return Optional.of(true);
        }
        return inclusions.computeIfAbsent(one + "\u0000" + other, any -> language(one)
                .flatMap(left -> language(other).flatMap(right -> LanguageInclusion.of(left, right, budget))));
    }

    private Optional<Automaton> language(String expression) {
        if (languages.size() > MOST_EXPRESSIONS) {
            return Optional.empty();
        }
        return languages.computeIfAbsent(expression, ExpressionReader::read);
    }
}
