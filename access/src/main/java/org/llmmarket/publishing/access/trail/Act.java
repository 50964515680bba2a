package org.llmmarket.publishing.access.trail;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;

/**
 * Something that was done or refused.
 *
 * @param eventType as events are named: {@code RolesAssigned}
 * @param action resource and verb: {@code account.assign-roles}
 * @param resourceType to what kind of thing, {@code account}
 * @param resourceId to which one
 * @param by who did it, where that is not who calls
 * @param details what else is to be known, without personal data, which could never be erased here
 */
public record Act(
        String eventType,
        String action,
        String resourceType,
        String resourceId,
        @Nullable AccountId by,
        Map<String, Object> details) {

    public static Act of(String eventType, String action, String resourceType, String resourceId) {
        return new Act(eventType, action, resourceType, resourceId, null, Map.of());
    }

    /** The act with one more detail; a value that is not there is none. */
    public Act with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Act(eventType, action, resourceType, resourceId, by, more);
    }

    public Act by(AccountId actor) {
        return new Act(eventType, action, resourceType, resourceId, actor, details);
    }
}
