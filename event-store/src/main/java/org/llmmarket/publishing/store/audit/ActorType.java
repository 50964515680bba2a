package org.llmmarket.publishing.store.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Wire;

/** What kind of actor an entry names. */
public enum ActorType {
    USER,
    /** The service itself: sagas, deadlines, workers, its start. */
    SYSTEM,
    ANONYMOUS;

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }

    public static ActorType of(String wire) {
        return Wire.parse(ActorType.class, wire);
    }

    /** Of somebody who is known by this id, as events name actors; what nobody asked for was the service itself. */
    public static ActorType ofKnown(@Nullable String actorId) {
        return actorId == null || actorId.equals(Actor.SYSTEM.id().value()) ? SYSTEM : USER;
    }
}
