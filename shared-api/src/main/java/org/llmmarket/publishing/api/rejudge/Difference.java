package org.llmmarket.publishing.api.rejudge;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A place where what is found is not what was recorded.
 *
 * @param recorded null where there was nothing
 * @param found null where there is nothing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Difference(
        String place, @Nullable Object recorded, @Nullable Object found) {}
