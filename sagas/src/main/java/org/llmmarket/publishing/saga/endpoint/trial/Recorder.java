package org.llmmarket.publishing.saga.endpoint.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.EndpointReport;
import org.llmmarket.publishing.saga.endpoint.Printable;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;

/** Writes down every call and what came of it, redacted and cut to size. */
public final class Recorder {

    private static final int MOST_CALLS = 40;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_BODY = 1_000;

    /** Of an answer that is held against the contract: it must be possible to do that again. */
    private static final int LONGEST_JUDGED_BODY = 100_000;

    private static final int LONGEST_VALUE = 300;

    private final Redaction redaction;
    private final List<Map<String, Object>> calls = new ArrayList<>();
    private final List<Map<String, Object>> measured = new ArrayList<>();
    private int lanes;
    private int left;

    public Recorder(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Notes a call; {@code null} as test is the search for a call to make. */
    public synchronized void note(EndpointReport.@Nullable Test test, String purpose, Call call, Answer answer) {
        if (calls.size() >= MOST_CALLS) {
            left++;
            return;
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("test", test == null ? "search" : test.toString());
        entry.put("purpose", purpose);
        entry.put("request", request(call));
        if (answer.failure() == null) {
            boolean isJudged = test == EndpointReport.Test.HEALTH && purpose.equals(Subject.PROBE);
            entry.put("response", response(answer, isJudged ? LONGEST_JUDGED_BODY : LONGEST_BODY));
        } else {
            entry.put("failure", Printable.cut(redaction.text(answer.failure().message()), LONGEST_VALUE));
            entry.put("cause", answer.failure().cause().name());
        }
        entry.put("millis", rounded(answer.millis()));
        calls.add(entry);
    }

    /** Notes how the calls were answered that only show how fast the endpoint is. */
    synchronized void measured(List<Answer> answers, int sideBySide) {
        lanes = sideBySide;
        answers.forEach(answer -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("status", answer.status());
            if (answer.failure() != null) {
                entry.put(
                        "failure", Printable.cut(redaction.text(answer.failure().message()), LONGEST_VALUE));
                entry.put("cause", answer.failure().cause().name());
            }
            entry.put("millis", rounded(answer.millis()));
            measured.add(entry);
        });
    }

    /** The measured calls; empty where none was made. */
    public synchronized List<Map<String, Object>> measured() {
        return List.copyOf(measured);
    }

    /** How many of them were made side by side. */
    public synchronized int lanes() {
        return lanes;
    }

    /** What was called, in the order in which it ended. */
    public synchronized List<Map<String, Object>> calls() {
        return List.copyOf(calls);
    }

    /** How many calls found no room in the record. */
    public synchronized int left() {
        return left;
    }

    private Map<String, Object> request(Call call) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", call.method());
        request.put("target", Printable.cut(redaction.text(call.target()), LONGEST_VALUE));
        request.put("headers", redaction.headers(new TreeMap<>(call.headers())));
        if (call.body() != null) {
            request.put("body", Printable.cut(redaction.text(call.body()), LONGEST_BODY));
        }
        return request;
    }

    private Map<String, Object> response(Answer answer, int longestBody) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().entrySet().stream()
                .limit(MOST_HEADERS)
                .forEach(header -> headers.put(
                        header.getKey(), Printable.cut(String.join(", ", header.getValue()), LONGEST_VALUE)));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("status", answer.status());
        if (!answer.statusText().isEmpty()) {
            response.put("statusText", answer.statusText());
        }
        response.put("headers", redaction.headers(headers));
        String body = redaction.text(answer.text());
        response.put("body", Printable.cut(body, longestBody));
        if (body.length() > longestBody) {
            response.put("bodyCut", true);
        }
        if (answer.headers().size() > MOST_HEADERS) {
            response.put("headersLeftOut", answer.headers().size() - MOST_HEADERS);
        }
        response.put("bytes", answer.size());
        if (answer.truncated()) {
            response.put("truncated", true);
        }
        if (answer.tls() != null) {
            response.put("tls", answer.tls());
        }
        return response;
    }

    static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }
}
