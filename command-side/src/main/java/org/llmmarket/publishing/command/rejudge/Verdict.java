package org.llmmarket.publishing.command.rejudge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.rejudge.Result;

/**
 * One verdict on its way to being judged again.
 *
 * @param recorded what was decided, and on what
 */
record Verdict(Stage stage, Instant at, Map<String, Object> recorded) {

    /** What was recorded does not say enough. */
    RejudgedVerdict unverifiable(String reason) {
        return new RejudgedVerdict(stage, at, Result.UNVERIFIABLE, reason, recorded, null, List.of());
    }

    /** What it rests on is not what it was, so that there is nothing to judge it from. */
    RejudgedVerdict tampered(Differences differences) {
        return new RejudgedVerdict(
                stage,
                at,
                Result.DRIFT,
                "What the verdict rests on is not what was recorded.",
                recorded,
                null,
                differences.all());
    }

    RejudgedVerdict found(Map<String, Object> found, Differences differences, @Nullable String reason) {
        Result result = differences.isEmpty() ? Result.MATCH : Result.DRIFT;
        return new RejudgedVerdict(stage, at, result, reason, recorded, found, differences.all());
    }

    /** Facts in the order in which they are told; what has no value is left out. */
    static Map<String, Object> facts(@Nullable Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                facts.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return facts;
    }
}
