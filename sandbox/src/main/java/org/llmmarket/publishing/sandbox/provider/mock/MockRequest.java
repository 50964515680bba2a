package org.llmmarket.publishing.sandbox.provider.mock;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as a mock sees it.
 *
 * @param path below the mock, still encoded
 * @param query still encoded
 * @param headers their names in small letters
 */
public record MockRequest(
        String method, String path, @Nullable String query, Map<String, List<String>> headers, byte[] body) {

    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The media type of the body without parameters; empty where there is none. */
    String mediaType() {
        String type = header("content-type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }
}
