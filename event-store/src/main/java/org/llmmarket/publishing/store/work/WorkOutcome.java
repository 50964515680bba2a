package org.llmmarket.publishing.store.work;

import java.time.Duration;
import java.util.List;

/**
 * What a worker answers: the commands that record its result, dispatched in one transaction with the work's own removal or
 * its next due time. A command that is refused by its aggregate (the answer came twice or too late) ends the work all the
 * same; a technical failure leaves it to be tried again.
 */
public sealed interface WorkOutcome {

    /** The commands that record the result, in order. */
    List<Object> commands();

    /** The work is finished. */
    record Done(List<Object> commands) implements WorkOutcome {
        public Done {
            commands = List.copyOf(commands);
        }
    }

    /** The attempt failed or is not conclusive: record that and try again after the delay. */
    record Again(Duration delay, List<Object> commands) implements WorkOutcome {
        public Again {
            commands = List.copyOf(commands);
        }
    }

    static WorkOutcome done(Object... commands) {
        return new Done(List.of(commands));
    }

    static WorkOutcome again(Duration delay, Object... commands) {
        return new Again(delay, List.of(commands));
    }
}
