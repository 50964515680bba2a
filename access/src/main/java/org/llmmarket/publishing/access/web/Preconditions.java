package org.llmmarket.publishing.access.web;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

/** Conditions on strong entity tags (RFC 9110, 13.1), which stand in double quotes. */
public final class Preconditions {

    private static final Pattern TAG_END = Pattern.compile("(?<=\")\\s*,");

    private Preconditions() {}

    /**
     * Refuses a write to something that is not what the caller has seen.
     *
     * @param others tags of other representations that the write changes as well
     * @throws Rejection {@code STALE_PRECONDITION}, answered with 412
     */
    public static void requireMatch(@Nullable String ifMatch, String etag, String... others) {
        Set<String> present = new HashSet<>(List.of(others));
        present.addAll(List.of("*", etag));
        if (ifMatch != null && tags(ifMatch).noneMatch(present::contains)) {
            throw new Rejection(
                    Reason.STALE_PRECONDITION,
                    "If-Match does not name the present state, which is " + etag + ". Read it again and decide anew.");
        }
    }

    /** Whether the caller has the present state already, which is answered with 304. */
    public static boolean isKnown(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && tags(ifNoneMatch).anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(TAG_END.split(header, -1)).map(String::strip);
    }
}
