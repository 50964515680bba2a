package org.llmmarket.publishing.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets nobody reach an endpoint whom its {@link MayCall} does not name: rights are what role and scope both allow. */
public final class MayCallInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isFramework(method)) {
            require(method);
        }
        return true;
    }

    private static void require(HandlerMethod method) {
        MayCall mayCall = method.getMethodAnnotation(MayCall.class);
        if (mayCall == null) {
            throw new IllegalStateException(method + " does not say who may call it");
        }
        Caller caller = CallerAuthentication.current();
        if (!caller.isSignedIn()) {
            if (mayCall.everybody()) {
                return;
            }
            throw Problem.of(401, "UNAUTHORIZED", "Sign in first and send the access token as Authorization: Bearer.")
                    .header("WWW-Authenticate", "Bearer")
                    .exception();
        }
        if (!mayCall.everybody()) {
            requireRole(caller, mayCall.value());
        }
        requireScopes(caller, mayCall.scope());
    }

    private static void requireRole(Caller caller, Role... any) {
        if (any.length > 0 && !caller.actor().isAny(any)) {
            String roles = Stream.concat(Stream.of(any), Stream.of(Role.ADMIN))
                    .map(Role::wire)
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw Problem.of(403, Reason.ROLE_REQUIRED.name(), "This is for these roles only: " + roles + ".")
                    .exception();
        }
    }

    private static void requireScopes(Caller caller, Scope... all) {
        if (!caller.scopes().contains(Scope.ADMIN) && !caller.scopes().containsAll(List.of(all))) {
            String needed = Arrays.stream(all).map(Scope::wire).collect(Collectors.joining(" "));
            throw Problem.of(
                            403,
                            "SCOPE_REQUIRED",
                            "The token was not given out for this; it needs the scope " + needed + ".")
                    .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + needed + "\"")
                    .exception();
        }
    }

    /** The framework's own answer to OPTIONS, which tells methods only. */
    private static boolean isFramework(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.springframework.web.servlet.");
    }
}
