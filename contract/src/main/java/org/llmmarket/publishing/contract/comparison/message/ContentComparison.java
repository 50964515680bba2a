package org.llmmarket.publishing.contract.comparison.message;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Wording;

/** Compares the media types that a body may have; a range stands for all that it covers. */
final class ContentComparison {

    private static final int MOST_MEDIA_TYPES = 500;

    private final Differences differences;
    private final ContentRole role;
    private final MediaTypeComparison mediaTypes;

    ContentComparison(Differences differences, ContentRole role) {
        this.differences = differences;
        this.role = role;
        this.mediaTypes = new MediaTypeComparison(differences, role.direction());
    }

    void compare(Pair content) {
        Map<MediaTypeName, Place> before = byName(content.base());
        Map<MediaTypeName, Place> after = byName(content.revision());
        Set<MediaTypeName> met = new HashSet<>();
        before.forEach((name, base) -> {
            Place same = after.get(name);
            if (same != null) {
                met.add(name);
                mediaTypes.compare(name, new Pair(base, same));
            } else {
                met.addAll(successors(name, base, after, content));
            }
        });
        if (role == ContentRole.EVENT && after.isEmpty() && !before.isEmpty()) {
            differences.add(ChangeKind.EVENT_BODY_REMOVED, content, "the body has no media type any more");
        }
        after.forEach((name, revision) -> {
            if (!met.contains(name)) {
                added(name, revision, before, content);
            }
        });
    }

    /** Compares all, where both sides have nothing in common; else what they have, where one stood for the other among more. */
    void compareFound(Pair content) {
        Set<MediaTypeName> before = byName(content.base()).keySet();
        if (!before.isEmpty()
                && Collections.disjoint(before, byName(content.revision()).keySet())) {
            compare(content);
        } else {
            compareCommon(content);
        }
    }

    /** Compares only what both sides have, where one stood for the other among more. */
    void compareCommon(Pair content) {
        Map<MediaTypeName, Place> after = byName(content.revision());
        byName(content.base()).forEach((name, base) -> {
            Place same = after.get(name);
            if (same != null) {
                mediaTypes.compare(name, new Pair(base, same));
            }
        });
    }

    /** What a media type that is no longer written has become: part of a range, a part of itself, or nothing. */
    private List<MediaTypeName> successors(
            MediaTypeName name, Place base, Map<MediaTypeName, Place> after, Pair content) {
        Map<MediaTypeName, Place> wider = having(after, other -> other.covers(name));
        Map<MediaTypeName, Place> successors = wider.isEmpty() ? having(after, name::reads) : wider;
        if (successors.isEmpty()) {
            Pair at = new Pair(base, content.revision().member(written(base)));
            differences.add(role.removed(), at, "the media type " + Wording.quoted(written(base)) + " is gone");
        }
        successors.forEach((other, revision) -> {
            differences.add(
                    wider.isEmpty() ? role.narrowed() : role.widened(),
                    new Pair(base, revision),
                    "the media type " + Wording.quoted(written(base)) + " has become "
                            + Wording.quoted(written(revision)));
            mediaTypes.compare(other, new Pair(base, revision));
        });
        return List.copyOf(successors.keySet());
    }

    private void added(MediaTypeName name, Place revision, Map<MediaTypeName, Place> before, Pair content) {
        Map<MediaTypeName, Place> ranges = having(before, other -> other.covers(name));
        ranges.values().forEach(range -> mediaTypes.compare(name, new Pair(range, revision)));
        if (ranges.isEmpty()) {
            Pair at = new Pair(content.base().member(written(revision)), revision);
            differences.add(role.added(), at, "the media type " + Wording.quoted(written(revision)) + " is new");
        }
    }

    private static Map<MediaTypeName, Place> having(
            Map<MediaTypeName, Place> types, Predicate<MediaTypeName> condition) {
        Map<MediaTypeName, Place> having = new LinkedHashMap<>(types);
        having.keySet().removeIf(condition.negate());
        return having;
    }

    private Map<MediaTypeName, Place> byName(Place content) {
        Map<MediaTypeName, Place> types = new LinkedHashMap<>();
        for (String name : content.node().propertyNames()) {
            differences.spend(types.size() > MOST_MEDIA_TYPES ? types.size() : 1);
            if (!name.startsWith("x-") || name.contains("/")) {
                types.putIfAbsent(MediaTypeName.of(name), content.member(name));
            }
        }
        return types;
    }

    private static String written(Place mediaType) {
        String location = mediaType.location();
        return location.substring(location.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
