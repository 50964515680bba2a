package org.llmmarket.publishing.contract.comparison.security;

import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;

/**
 * Schemes that are asked for together; none means that anonymous calls are fine.
 *
 * @param scopes the scopes that each scheme must grant, by the name of the scheme in the revision, where it has one
 */
record Alternative(Place place, Map<String, Set<String>> scopes) {

    boolean isAnonymous() {
        return scopes.isEmpty();
    }

    /** Whether credentials that are good for the other alternative are good for this one. */
    boolean isImpliedBy(Alternative other) {
        return scopes.entrySet().stream()
                .allMatch(scheme -> other.scopes.containsKey(scheme.getKey())
                        && other.scopes.get(scheme.getKey()).containsAll(scheme.getValue()));
    }

    boolean isSameAs(Alternative other) {
        return scopes.equals(other.scopes);
    }

    /** Whether this one asks for all the schemes of the other, and for more of them. */
    boolean hasMoreSchemesThan(Alternative other) {
        return scopes.size() > other.scopes.size() && scopes.keySet().containsAll(other.scopes.keySet());
    }

    boolean hasSchemesOf(Alternative other) {
        return scopes.keySet().equals(other.scopes.keySet());
    }

    /** As in {@code oauth [read, write] and key}. */
    @Override
    public String toString() {
        if (isAnonymous()) {
            return "anonymous calls";
        }
        StringBuilder text = new StringBuilder();
        scopes.forEach((name, granted) ->
                text.append(text.isEmpty() ? "" : " and ").append(name).append(granted.isEmpty() ? "" : " " + granted));
        return text.toString();
    }
}
