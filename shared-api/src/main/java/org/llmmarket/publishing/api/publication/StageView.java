package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;

/**
 * One stage of a publication's timeline. Verdict, violations and evidence stand only where the stage has them.
 *
 * @param actor who carries it: an account, or {@code system}
 * @param verdict a word: {@code accepted}, {@code compliant}, {@code refused}, {@code unavailable}, {@code registered},
 *     {@code queued}, {@code passed}, {@code failed}, {@code approved}, {@code rejected}, {@code expired},
 *     {@code withdrawn}, {@code active}
 */
public record StageView(
        Stage name,
        StageState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String actor,
        List<Attempt> attempts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String verdict,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Violation> violations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Evidence evidence) {

    StageView heldUp(Instant since, String why) {
        return parked(StageState.WAITING, since, why);
    }

    /** Something beside its way waits for an admin, which changes nothing of its state. */
    StageView beside(Instant since, String why) {
        return parked(state, since, why);
    }

    private StageView parked(StageState now, Instant since, String why) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(new Attempt(attempts.size() + 1, since, since, "parked", why));
        return new StageView(name, now, startedAt, endedAt, actor, List.copyOf(more), verdict, violations, evidence);
    }

    StageView withoutPeople() {
        boolean isSystem = Actor.SYSTEM.id().toString().equals(actor);
        return new StageView(
                name, state, startedAt, endedAt, isSystem ? actor : null, attempts, verdict, violations, evidence);
    }
}
