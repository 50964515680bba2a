package org.llmmarket.publishing.access.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Reason;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers problems as {@code application/problem+json}: from endpoints, from filters and from the server itself. */
public final class Problems {

    private static final String TYPES = "https://llmmarket.org/problems/";
    private static final String PASSING = Problems.class.getName() + ".passing";
    private static final String CODE = Problems.class.getName() + ".code";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Problems() {}

    /** The answer of an endpoint. */
    public static ResponseEntity<byte[]> answer(Problem problem, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        problem.headers().forEach(headers::set);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(problem.status()).headers(headers).body(bytes(problem, request));
    }

    /** The answer of a filter; an answer that is on its way already is left alone. */
    public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = bytes(problem, request);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The members of a problem's answer, in the contract's order. */
    public static Map<String, Object> members(Problem problem, String instance, String requestId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", TYPES + problem.code().toLowerCase(Locale.ROOT).replace('_', '-'));
        members.put("title", title(problem.code()));
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.put("instance", instance);
        members.put("code", problem.code());
        members.put("requestId", requestId);
        if (!problem.findings().errors().isEmpty()
                || !problem.findings().warnings().isEmpty()) {
            members.put("errors", problem.findings().errors());
            members.put("warnings", problem.findings().warnings());
        }
        members.putAll(problem.members());
        return members;
    }

    /** Whether the request was refused for a reason that may be gone when it is sent again. */
    public static boolean isPassing(HttpServletRequest request) {
        return request.getAttribute(PASSING) != null;
    }

    /** The code of the problem that the request was answered with; none when it was not. */
    public static @Nullable String code(HttpServletRequest request) {
        return (String) request.getAttribute(CODE);
    }

    private static byte[] bytes(Problem problem, HttpServletRequest request) {
        request.setAttribute(CODE, problem.code());
        if (problem.code().equals(Reason.CONCURRENT_CHANGE.name())) {
            request.setAttribute(PASSING, true);
        }
        return JSON.writeValueAsBytes(members(problem, request.getRequestURI(), RequestId.of(request)));
    }

    private static String title(String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
