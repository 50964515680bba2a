package org.llmmarket.publishing.access.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that a request carries through logs, events and calls to others: taken from its header, or made. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    /** Its name in the logging context and in the metadata of messages. */
    public static final String KEY = "requestId";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private RequestId() {}

    /** The id of a request, the same however often it is asked. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = accept(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The given id when it is fit for logs and headers, else a new one. */
    static String accept(@Nullable String given) {
        return given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
