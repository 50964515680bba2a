package org.llmmarket.publishing.query.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.CallerAuthentication;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /events}: what happens, as server-sent events; {@code Last-Event-ID} resumes after an event that was seen. */
@RestController
class LiveEndpoint {

    private final LiveFeed feed;

    LiveEndpoint(LiveFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    void listen(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Long lastSeen = position(lastEventId);
        feed.admit();
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        feed.join(
                caller,
                CallerAuthentication.lasting(),
                new ServletConnection(request.startAsync(), feed::drained),
                lastSeen);
    }

    private static @Nullable Long position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return null;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            throw new Rejection(
                    Reason.VALIDATION_FAILED,
                    "Last-Event-ID is none of ours.",
                    Findings.error("Last-Event-ID", "is the id of an event that was received", "INVALID_FORMAT"));
        }
    }
}
