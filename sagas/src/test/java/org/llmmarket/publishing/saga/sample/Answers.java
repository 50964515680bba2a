package org.llmmarket.publishing.saga.sample;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

/** Asks a worker in a test and looks at what it answers. */
public final class Answers {

    public static final Clock CLOCK = Clock.fixed(Sample.NOW, ZoneOffset.UTC);

    private Answers() {}

    /** The first try at a step of the publication {@code p-1}; details are pairs of name and value. */
    public static Work first(Step step, String... details) {
        return attempt(1, step, details);
    }

    /** A try at a step of the publication {@code p-1}. */
    public static Work attempt(int number, Step step, String... details) {
        Map<String, String> payload = new HashMap<>(Map.of("publicationId", "p-1", "requestId", "req-7"));
        for (int i = 0; i < details.length; i += 2) {
            payload.put(details[i], details[i + 1]);
        }
        return new Work(step.kind(), step.keyFor("p-1"), payload, Sample.NOW, number);
    }

    /** The only command of an answer. */
    public static <T> T command(WorkOutcome outcome, Class<T> type) {
        if (outcome.commands().size() != 1) {
            throw new AssertionError("one command was expected of " + outcome);
        }
        return type.cast(outcome.commands().get(0));
    }
}
