package org.llmmarket.publishing.saga.endpoint.trial;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.EndpointReport;
import org.llmmarket.publishing.saga.endpoint.EndpointUnderTest;
import org.llmmarket.publishing.saga.endpoint.TestAccess;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;
import org.llmmarket.publishing.saga.endpoint.net.HttpCaller;
import org.llmmarket.publishing.saga.endpoint.probe.Judgement;
import org.llmmarket.publishing.saga.endpoint.probe.Plan;

/**
 * The endpoint as the tests see it.
 *
 * @param first how the probe was answered when it was tried
 * @param callers makes a call
 */
public record Subject(
        EndpointUnderTest target,
        Destination destination,
        Plan plan,
        Answer first,
        Function<Call, Answer> callers,
        Recorder recorder) {

    /** The purpose of the call whose answer is held against what is promised. */
    static final String PROBE = "probe";

    /** Calls the probe for an answer that is judged, of which all is kept. */
    Answer judged(EndpointReport.Test test) {
        return call(test, PROBE, known(plan.probe()).keeping(HttpCaller.LARGEST_BODY));
    }

    /** Calls the probe with the credential, where there is one. */
    Answer probe(EndpointReport.Test test, String purpose) {
        return call(test, purpose, known(plan.probe()));
    }

    /** Calls the probe like any other measured call, without a record of its own and for its time only. */
    Answer measured() {
        return callers.apply(known(plan.probe()).keeping(0));
    }

    /** A client error is fine where the first call got it too, and the health test says whether it was documented. */
    boolean isFine(Answer answer) {
        boolean asBefore = answer.isClientError() && answer.status() == first().status() && answer.status() != 429;
        return answer.isSuccess() || asBefore;
    }

    /** Calls what must be refused, as nobody. */
    Answer anonymously(EndpointReport.Test test) {
        return call(test, "anonymous", plan.closedProbe());
    }

    Answer badRequest(EndpointReport.Test test) {
        return call(test, "bad request", known(plan.badRequest()));
    }

    Judgement judge(Answer answer) {
        return plan.judge(answer);
    }

    /** Whether the endpoint tells callers more than that they are unknown. */
    boolean isOpenToTests() {
        return target.testAccess() != null || !first.isRefusal();
    }

    /**
     * Whether an anonymous call was refused: with 401 or 403, or with another client error where the same call of a known
     * caller is a success.
     */
    boolean isRefused(Answer anonymous) {
        boolean hidden = anonymous.isClientError()
                && anonymous.status() != 429
                && target.testAccess() != null
                && first.isSuccess()
                && plan.closedProbe().equals(plan.probe());
        return anonymous.isRefusal() || hidden;
    }

    private Answer call(EndpointReport.Test test, String purpose, Call call) {
        Answer answer = callers.apply(call);
        recorder.note(test, purpose, call, answer);
        return answer;
    }

    private Call known(Call call) {
        return withAccess(call, target.testAccess());
    }

    /** The call of somebody who is known to the endpoint. */
    public static Call withAccess(Call call, @Nullable TestAccess access) {
        return access == null ? call : call.with(access.header(), access.value());
    }
}
