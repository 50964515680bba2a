package org.llmmarket.publishing.access.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problems;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.api.actor.AccountId;
import org.springframework.web.servlet.HandlerMapping;

/** Says of a request that was refused by right what it was about. */
public final class RefusedRequests {

    /** The attribute of a request that is made again, and whose refusal stands in the trail already. */
    public static final String TOLD = RefusedRequests.class.getName() + ".told";

    private static final int LONGEST_PATH = 300;

    /** The first part of an address, and what stands behind it. */
    private static final Map<String, String> TYPES = Map.of(
            "services", "service",
            "approvals", "approval",
            "accounts", "account",
            "api-keys", "api-key",
            "projections", "projection",
            "parked-steps", "parked-step",
            "parked-events", "parked-event");

    private static final Map<String, String> SIGN_INS = Map.of(
            ApiMapping.BASE + "/auth/login", "account.log-in", ApiMapping.BASE + "/auth/refresh", "token.refresh");

    private RefusedRequests() {}

    /** Whether the status, and what was kept out of sight, make it a refusal by right. */
    static boolean isRefusal(int status) {
        return status == 401 || status == 403 || (status == 404 && hidden() != null);
    }

    public static Act of(HttpServletRequest request, int status) {
        String template = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String path = request.getRequestURI();
        String signIn = SIGN_INS.get(path);
        Act act = signIn == null
                ? about(request, path, template)
                : new Act("LogInRefused", signIn, "account", subject(), null, Map.of());
        return act.with("method", request.getMethod())
                .with("path", path.substring(0, Math.min(path.length(), LONGEST_PATH)))
                .with("endpoint", template)
                .with("status", status)
                .with("code", Problems.code(request));
    }

    private static Act about(HttpServletRequest request, String path, @Nullable String template) {
        RequestTrace.Hidden hidden = hidden();
        if (hidden != null) {
            return refused(hidden.resourceType(), hidden.resourceId());
        }
        String type = type(path);
        String id = id(request);
        return type == null || id == null
                ? refused("endpoint", request.getMethod() + " " + (template == null ? "?" : template))
                : refused(type, id);
    }

    private static Act refused(String resourceType, String resourceId) {
        return Act.of("AccessRefused", "access.refuse", resourceType, resourceId);
    }

    private static @Nullable String type(String path) {
        String rest = path.startsWith(ApiMapping.BASE + "/") ? path.substring(ApiMapping.BASE.length() + 1) : "";
        int slash = rest.indexOf('/');
        return TYPES.get(slash < 0 ? rest : rest.substring(0, slash));
    }

    private static @Nullable String id(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("id") instanceof String id
                        && id.length() <= LONGEST_PATH
                        && id.chars().noneMatch(Character::isISOControl)
                ? id
                : null;
    }

    private static RequestTrace.@Nullable Hidden hidden() {
        RequestTrace trace = RequestTrace.present();
        return trace == null ? null : trace.hidden();
    }

    private static String subject() {
        RequestTrace trace = RequestTrace.present();
        AccountId subject = trace == null ? null : trace.subject();
        return subject == null ? "unknown" : subject.value();
    }
}
