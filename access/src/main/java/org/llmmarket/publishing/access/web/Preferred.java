package org.llmmarket.publishing.access.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;

/** Which of several representations a caller wants: the {@code Accept} header of RFC 9110. */
public final class Preferred {

    private static final MediaType MARKDOWN = new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private Preferred() {}

    /** A report as JSON for programs, or as Markdown or HTML for people. */
    public static ResponseEntity<Object> report(
            @Nullable String accept, Supplier<Object> json, Supplier<String> markdown, Supplier<String> html) {
        MediaType type = among(accept, MediaType.APPLICATION_JSON, MediaType.TEXT_MARKDOWN, MediaType.TEXT_HTML);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT);
        if (type.equals(MediaType.APPLICATION_JSON)) {
            return answer.contentType(type).body(json.get());
        }
        return type.equals(MediaType.TEXT_HTML)
                ? answer.contentType(HTML)
                        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                        .body(html.get().getBytes(StandardCharsets.UTF_8))
                : answer.contentType(MARKDOWN).body(markdown.get().getBytes(StandardCharsets.UTF_8));
    }

    /** The offer that the caller likes best; the first where they do not mind. */
    public static MediaType among(@Nullable String accept, MediaType... offers) {
        List<MediaType> wanted = new ArrayList<>(MediaType.parseMediaTypes(accept));
        MimeTypeUtils.sortBySpecificity(wanted);
        wanted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
        for (MediaType type : wanted) {
            for (MediaType offer : offers) {
                if (type.getQualityValue() > 0 && type.includes(offer)) {
                    return offer;
                }
            }
        }
        return offers[0];
    }
}
