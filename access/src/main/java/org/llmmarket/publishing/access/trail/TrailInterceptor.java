package org.llmmarket.publishing.access.trail;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Takes into the trail every request that an endpoint, or the rights to it, refused; each part of a batch is one. */
final class TrailInterceptor implements HandlerInterceptor {

    private final AccessTrail trail;

    TrailInterceptor(AccessTrail trail) {
        this.trail = trail;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        RequestTrace trace = RequestTrace.present();
        if (trace != null) {
            trace.forget();
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        if (RefusedRequests.isRefusal(response.getStatus()) && request.getAttribute(RefusedRequests.TOLD) == null) {
            trail.refused(RefusedRequests.of(request, response.getStatus()));
        }
    }
}
