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

    /** The attempt failed by no fault of the work: record that, and begin to count anew after the delay. */
    record Anew(Duration delay, List<Object> commands) implements WorkOutcome {
        public Anew {
            commands = List.copyOf(commands);
        }
    }

    /** Nothing was tried, for instance because what would be called is away: the same attempt comes after the delay. */
    record Later(Duration delay) implements WorkOutcome {
        @Override
        public List<Object> commands() {
            return List.of();
        }
    }

    /**
     * The work has failed for good: record that and set it aside until somebody asks for it again.
     *
     * @param cause a sentence for people
     */
    record Parked(String cause, List<Object> commands) implements WorkOutcome {
        public Parked {
            commands = List.copyOf(commands);
        }
    }

    /** The same outcome with its commands as they shall be sent. */
    default WorkOutcome with(List<Object> commands) {
        if (this instanceof Again again) {
            return new Again(again.delay(), commands);
        }
        if (this instanceof Anew anew) {
            return new Anew(anew.delay(), commands);
        }
        if (this instanceof Parked parked) {
            return new Parked(parked.cause(), commands);
        }
        return this instanceof Later ? this : new Done(commands);
    }

    static WorkOutcome done(Object... commands) {
        return new Done(List.of(commands));
    }

    static WorkOutcome later(Duration delay) {
        return new Later(delay);
    }

    static WorkOutcome parked(String cause, Object... commands) {
        return new Parked(cause, List.of(commands));
    }

    static WorkOutcome anew(Duration delay, Object... commands) {
        return new Anew(delay, List.of(commands));
    }

    static WorkOutcome again(Duration delay, Object... commands) {
        return new Again(delay, List.of(commands));
    }
}
