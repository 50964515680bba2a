package org.llmmarket.publishing.store.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that is no event of the domain.
 *
 * @param eventType what it was, as events are named: {@code RolesAssigned}
 * @param action what somebody did or tried, as {@code account.assign-roles}
 * @param actorId none for an anonymous caller
 * @param origin the key of where the request came from; none when nobody asked
 * @param details whatever else is known, without personal data
 */
public record AuditRecord(
        UUID id,
        Instant at,
        String eventType,
        String action,
        @Nullable String actorId,
        ActorType actorType,
        String resourceId,
        String resourceType,
        @Nullable String requestId,
        @Nullable UUID origin,
        AuditResult result,
        Map<String, Object> details) {

    private static final String SERVICE = "serviceId";

    /** Lexemes by which it is found. */
    DetailWords words() {
        DetailWords words = new DetailWords()
                .mark(DetailWords.Mark.EVENT, eventType)
                .mark(DetailWords.Mark.ACTION, action)
                .mark(DetailWords.Mark.RESOURCE, resourceId)
                .mark(DetailWords.Mark.RESULT, result.wire());
        if (details.get(SERVICE) instanceof String service) {
            words.mark(DetailWords.Mark.SERVICE, service);
        }
        if (resourceType.equals("service")) {
            words.mark(DetailWords.Mark.SERVICE, resourceId);
        }
        if (actorId != null) {
            words.mark(DetailWords.Mark.ACTOR, actorId);
        }
        if (requestId != null) {
            words.mark(DetailWords.Mark.REQUEST, requestId);
        }
        return words.addAll(details);
    }
}
