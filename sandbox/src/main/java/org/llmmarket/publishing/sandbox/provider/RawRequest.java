package org.llmmarket.publishing.sandbox.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.llmmarket.publishing.sandbox.provider.mock.MockAnswer;
import org.llmmarket.publishing.sandbox.provider.mock.MockApi;
import org.llmmarket.publishing.sandbox.provider.mock.MockRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** An HTTP request for an API that is not made of controllers. */
final class RawRequest {

    static final int LARGEST_DOCUMENT = 100 * 1024 * 1024;

    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    private final HttpServletRequest request;
    private final String below;

    /** A request whose path counts from below a prefix. */
    RawRequest(HttpServletRequest request, String below) {
        this.request = request;
        this.below = below;
    }

    void answer(MockApi api, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(below.length());
        MockAnswer answer = api.answer(new MockRequest(
                request.getMethod(), path, request.getQueryString(), headers(), body(request, LARGEST_BODY)));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /** Reads a body that may not be longer than so many bytes. */
    static byte[] body(HttpServletRequest request, int most) throws IOException {
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "a body has at most " + most + " bytes");
        }
        return body;
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(
                        name -> headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name))));
        return headers;
    }
}
