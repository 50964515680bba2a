package org.llmmarket.publishing.api.rejudge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.Stage;

/**
 * A verdict that was judged again.
 *
 * @param at when it was recorded
 * @param reason why it cannot be judged again, or what must be known of the differences
 * @param recorded what was decided, and on what
 * @param found what is decided today from the same; null where nothing can be
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RejudgedVerdict(
        Stage stage,
        Instant at,
        Result result,
        @Nullable String reason,
        Map<String, Object> recorded,
        @Nullable Map<String, Object> found,
        List<Difference> differences) {

    public RejudgedVerdict {
        differences = List.copyOf(differences);
    }
}
