package org.llmmarket.publishing.access.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells as problems what Tomcat refuses by itself, before any filter sees it: malformed request lines, oversized headers. What is
 * half sent when it fails is broken off, for nothing else would tell its reader.
 */
public final class ServerErrors extends ErrorReportValve {

    private static final String BROKEN = ServerErrors.class.getName() + ".broken";

    /** Lets the connection end without the end of the answer. */
    static void breakOff(HttpServletRequest request) {
        request.setAttribute(BROKEN, true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (request.getAttribute(BROKEN) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String id = RequestId.of(request);
        // The server also answers by 501 and 505 what is the client's fault: an unknown coding or version of HTTP.
        Problem problem = status == 500 || status == 503
                ? ProblemMapping.fault()
                : WebExceptions.ofStatus(status, "The request cannot be understood by the letter of HTTP.");
        byte[] body = JsonMapper.shared()
                .writeValueAsString(
                        Problems.members(problem, Objects.requireNonNullElse(request.getRequestURI(), ""), id))
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader(RequestId.HEADER, id);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
