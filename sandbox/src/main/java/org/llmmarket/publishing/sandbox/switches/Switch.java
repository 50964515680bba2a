package org.llmmarket.publishing.sandbox.switches;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a neighbour is to behave until it is told otherwise.
 *
 * @param mode how
 * @param delayMs for {@code slow}: how long each call takes longer; 2000 unless given
 * @param times for how many calls, then it is {@code ok} again; without it: until reset
 * @param call only for calls whose name begins so: {@code DELETE /api/v1/services}, {@code createApprovalWorkflow},
 *     {@code ValidateService}; without it: for every call
 * @param after whether the call takes effect first, and only its answer is late, wrong or lost
 * @param status for {@code wrong} over HTTP: the status answered; 500 unless given
 * @param body for {@code wrong} over HTTP: the body answered, which need not be JSON; a problem unless given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Switch(
        Mode mode,
        @Nullable Long delayMs,
        @Nullable Integer times,
        @Nullable String call,
        @Nullable Boolean after,
        @Nullable Integer status,
        @Nullable String body) {

    private static final long LONGEST_DELAY = 600_000;
    private static final long USUAL_DELAY = 2_000;
    private static final int USUAL_STATUS = 500;

    /** The neighbour does what it should. */
    public static final Switch OK = to(Mode.OK);

    public Switch {
        require(mode != null, "mode is required: ok, slow, wrong or gone");
        require(delayMs == null || (delayMs >= 0 && delayMs <= LONGEST_DELAY), "delayMs must be 0 to 600000");
        require(times == null || times > 0, "times must be positive");
        require(status == null || (status >= 200 && status <= 599), "status must be 200 to 599");
    }

    /** A switch to that mode for every call. */
    public static Switch to(Mode mode) {
        return new Switch(mode, null, null, null, null, null, null);
    }

    /** The same for so many calls only. */
    public Switch times(int calls) {
        return new Switch(mode, delayMs, calls, call, after, status, body);
    }

    /** The same for calls only whose name begins so. */
    public Switch onCall(String beginning) {
        return new Switch(mode, delayMs, times, beginning, after, status, body);
    }

    /** The same, but the call takes effect first. */
    public Switch afterEffect() {
        return new Switch(mode, delayMs, times, call, true, status, body);
    }

    /** The same with another delay. */
    public Switch delayed(long millis) {
        return new Switch(mode, millis, times, call, after, status, body);
    }

    boolean concerns(String name, boolean health) {
        if (mode == Mode.OK) {
            return false;
        }
        // A health check that somebody makes every few seconds must not use up the calls that a test counts on.
        return call == null ? !(health && times != null) : name.startsWith(call);
    }

    boolean takesEffectFirst() {
        return Boolean.TRUE.equals(after);
    }

    long delay() {
        return Objects.requireNonNullElse(delayMs, USUAL_DELAY);
    }

    int wrongStatus() {
        return Objects.requireNonNullElse(status, USUAL_STATUS);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
