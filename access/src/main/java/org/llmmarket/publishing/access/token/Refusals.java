package org.llmmarket.publishing.access.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.problem.Problems;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.access.trail.RefusedRequests;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Tells as problems what security refuses. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final AccessTrail trail;

    Refusals(AccessTrail trail) {
        this.trail = trail;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        String detail = refusal instanceof OAuth2AuthenticationException token
                ? token.getError().getDescription()
                : "Sign in first and send the access token as Authorization: Bearer.";
        Problems.write(
                Problem.of(401, "INVALID_TOKEN", String.valueOf(detail))
                        .header("WWW-Authenticate", "Bearer error=\"invalid_token\""),
                request,
                response);
        trail.refused(RefusedRequests.of(request, 401));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        Problems.write(Problem.of(403, "FORBIDDEN", "This is not for you."), request, response);
        trail.refused(RefusedRequests.of(request, 403));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refusal)
            throws IOException {
        Problems.write(
                Problem.of(400, "BAD_REQUEST", "The address or a header is written in a way that is not accepted."),
                request,
                response);
    }
}
