package org.llmmarket.publishing.saga.endpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;
import org.llmmarket.publishing.saga.endpoint.net.InvalidDestination;
import org.llmmarket.publishing.saga.endpoint.probe.Plans;
import org.llmmarket.publishing.saga.endpoint.trial.HealthTrial;
import org.llmmarket.publishing.saga.endpoint.trial.PerformanceJudge;
import org.llmmarket.publishing.saga.endpoint.trial.Recorder;
import org.llmmarket.publishing.saga.endpoint.trial.Redaction;
import org.llmmarket.publishing.saga.endpoint.trial.SecurityTrial;
import org.llmmarket.publishing.saga.endpoint.trial.Subject;
import tools.jackson.databind.JsonNode;

/**
 * Runs the tests of an endpoint on what was recorded of them: every call is answered as it was then, and none leaves the
 * process.
 */
public final class EvidenceReplay {

    /** Of the rules by which endpoints are judged; another one whenever they may say something else. */
    public static final int EDITION = 2;

    private static final String SEARCH = "search";
    private static final int LONGEST_TARGET = 300;

    private final EndpointUnderTest target;
    private final JsonNode evidence;
    private final Map<String, Deque<JsonNode>> answers = new HashMap<>();

    /**
     * Replays one record.
     *
     * @param target as it was declared; what it lends to the tests is not needed any more
     * @param evidence what the tests recorded
     */
    public EvidenceReplay(EndpointUnderTest target, JsonNode evidence) {
        this.target = known(target, evidence.path("testAccess").asBoolean(false));
        this.evidence = evidence;
        evidence.path("calls")
                .forEach(call -> answers.computeIfAbsent(call.path("test").asString(""), test -> new ArrayDeque<>())
                        .add(call));
    }

    /** The record does not tell what is needed; the message says what, in a sentence. */
    public static final class Gap extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Gap(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * What the tests say of the record.
     *
     * @throws Gap where it does not tell enough
     */
    public EndpointReport run() {
        ReportBuilder report = new ReportBuilder(target);
        try {
            Destination declared = Destination.of(target.url(), target.protocol(), AllowedEndpoints.NONE);
            requireWhole();
            return test(allowed(declared), report);
        } catch (InvalidDestination nowhere) {
            return report.unreachable(nowhere.reason());
        }
    }

    /** Another edition of the rules is no difference by itself: it may say the same. */
    public @Nullable String note() {
        int then = evidence.at("/basis/edition").asInt(1);
        return then == EDITION
                ? null
                : "The tests judged by edition " + then + " of their rules; this is edition " + EDITION + ".";
    }

    private void requireWhole() {
        if (!evidence.has("basis")) {
            throw new Gap("The evidence was recorded before it was made to be judged again.");
        }
        if (!evidence.has("probe")) {
            throw new Gap("The tests ended before there was an answer to judge.");
        }
        if (evidence.has("callsLeftOut")) {
            throw new Gap("More calls were made than are recorded.");
        }
    }

    private EndpointReport test(Destination destination, ReportBuilder report) {
        Plans.Scouted scouted =
                new Plans(destination, call -> answer(SEARCH, call)).scout(target.protocol(), target.contract());
        report.plan(scouted.plan());
        report.add(new HealthTrial(subject(EndpointReport.Test.HEALTH, destination, scouted)).run());
        report.add(new SecurityTrial(subject(EndpointReport.Test.SECURITY, destination, scouted)).run());
        report.add(new PerformanceJudge(subject(EndpointReport.Test.PERFORMANCE, destination, scouted))
                .judge(measured(), evidence.at("/basis/lanes").asInt(0)));
        return report.build();
    }

    private Subject subject(EndpointReport.Test test, Destination destination, Plans.Scouted scouted) {
        return new Subject(
                target,
                destination,
                scouted.plan(),
                scouted.answer(),
                call -> answer(test.toString(), call),
                new Recorder(new Redaction(null)));
    }

    private Destination allowed(Destination declared) {
        return new Destination(
                declared.scheme(),
                declared.host(),
                declared.port(),
                declared.path(),
                declared.query(),
                evidence.at("/basis/allowed").asBoolean(false));
    }

    /** The value that was lent is gone, and matters no more: only that there was one does. */
    private static EndpointUnderTest known(EndpointUnderTest target, boolean isKnown) {
        return new EndpointUnderTest(
                target.serviceId(),
                target.publicationId(),
                target.url(),
                target.protocol(),
                target.authentication(),
                target.maxLatencyMillis(),
                target.complianceLevel(),
                target.contract(),
                isKnown ? new TestAccess("X-Test-Access", "") : null);
    }

    private Answer answer(String test, Call call) {
        Deque<JsonNode> left = answers.getOrDefault(test, new ArrayDeque<>());
        JsonNode next = left.poll();
        if (next == null || !isOf(next.path("request"), call)) {
            throw new Gap("The rules of today call " + call.method() + " " + cut(call.target())
                    + ", of which the evidence does not tell.");
        }
        return answer(next);
    }

    private static boolean isOf(JsonNode request, Call call) {
        return request.path("method").asString("").equals(call.method())
                && request.path("target").asString("").equals(cut(call.target()));
    }

    private static String cut(String text) {
        return Printable.cut(text, LONGEST_TARGET);
    }

    private static Answer answer(JsonNode call) {
        double millis = call.path("millis").asDouble();
        Answer.Failure failure = failure(call);
        if (failure != null) {
            return new Answer(0, "", new TreeMap<>(), "", 0, false, millis, null, failure);
        }
        JsonNode response = call.path("response");
        boolean isTruncated = response.path("truncated").asBoolean(false);
        boolean isJudged = call.path("test").asString("").equals(EndpointReport.Test.HEALTH.toString())
                && call.path("purpose").asString("").equals("probe");
        if (response.has("headersLeftOut") || (isJudged && response.has("bodyCut") && !isTruncated)) {
            throw new Gap("The answer that was judged is longer than what is recorded of it.");
        }
        Map<String, List<String>> headers = new TreeMap<>();
        response.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asString(""))));
        return new Answer(
                response.path("status").asInt(),
                response.path("statusText").asString(""),
                headers,
                response.path("body").asString(""),
                response.path("bytes").asInt(),
                isTruncated,
                millis,
                response.path("tls").stringValueOpt().orElse(null),
                null);
    }

    private List<Answer> measured() {
        List<Answer> all = new ArrayList<>();
        evidence.at("/basis/measured")
                .forEach(call -> all.add(new Answer(
                        call.path("status").asInt(),
                        "",
                        new TreeMap<>(),
                        "",
                        0,
                        false,
                        call.path("millis").asDouble(),
                        null,
                        failure(call))));
        return all;
    }

    private static Answer.@Nullable Failure failure(JsonNode call) {
        return call.has("failure")
                ? new Answer.Failure(
                        Answer.Cause.valueOf(call.path("cause").asString(Answer.Cause.CONNECTION.name())),
                        call.path("failure").asString(""))
                : null;
    }
}
