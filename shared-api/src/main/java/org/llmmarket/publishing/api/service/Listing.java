package org.llmmarket.publishing.api.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a service presents itself. */
public record Listing(
        String description, List<String> tags, @Nullable String documentation) {

    public Listing {
        tags = List.copyOf(tags);
    }
}
