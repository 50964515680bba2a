package org.llmmarket.publishing.access.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Rejection;

/**
 * What went wrong with a request, before it is known for which one.
 *
 * @param status of HTTP
 * @param code for programs, e.g. {@code NAME_TAKEN}
 * @param detail for people
 * @param members further members of the answer, e.g. {@code service}
 * @param headers of the answer, e.g. {@code Retry-After}
 */
public record Problem(
        int status,
        String code,
        String detail,
        Findings findings,
        Map<String, Object> members,
        Map<String, String> headers) {

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Findings.NONE, Map.of(), Map.of());
    }

    public static Problem of(Rejection rejection) {
        return of(rejection.reason().status(), rejection.reason().name(), rejection.getMessage())
                .with(rejection.findings());
    }

    public Problem with(Findings more) {
        return new Problem(status, code, detail, findings.and(more), members, headers);
    }

    /** The problem with one more member in its answer. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, code, detail, findings, more, headers);
    }

    public Problem header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, findings, members, more);
    }

    /** The problem as something to throw. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
