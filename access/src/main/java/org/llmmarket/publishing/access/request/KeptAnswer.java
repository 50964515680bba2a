package org.llmmarket.publishing.access.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a write, to be given again. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final List<String> TELLING =
            List.of("Content-Type", "Location", "ETag", "Link", "Deprecation", "Sunset", "Allow");

    static KeptAnswer of(ContentCachingResponseWrapper response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : TELLING) {
            String value = name.equals("Content-Type") ? response.getContentType() : response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new KeptAnswer(response.getStatus(), headers, response.getContentAsByteArray());
    }

    /** The answer as it will be written. */
    static KeptAnswer of(ResponseEntity<?> entity, JsonMapper json) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        for (String name : TELLING) {
            String value = entity.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new KeptAnswer(entity.getStatusCode().value(), headers, bytes(entity.getBody(), json));
    }

    private static byte[] bytes(@Nullable Object body, JsonMapper json) {
        if (body instanceof byte[] written) {
            return written;
        }
        return body == null ? new byte[0] : json.writeValueAsBytes(body);
    }

    /** Whether the same write would be answered so again: a refusal that passes is no answer to keep. */
    static boolean isFinal(int status) {
        return switch (status) {
            case 401, 403, 408, 412, 413, 429 -> false;
            default -> status < 500;
        };
    }

    ResponseEntity<byte[]> entity() {
        HttpHeaders entityHeaders = new HttpHeaders();
        headers.forEach(entityHeaders::set);
        return ResponseEntity.status(status).headers(entityHeaders).body(body);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
