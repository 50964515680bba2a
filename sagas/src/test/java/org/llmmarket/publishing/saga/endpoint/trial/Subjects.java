package org.llmmarket.publishing.saga.endpoint.trial;

import java.util.Map;
import java.util.function.Function;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.saga.endpoint.EndpointUnderTest;
import org.llmmarket.publishing.saga.endpoint.TestAccess;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;
import org.llmmarket.publishing.saga.endpoint.net.InvalidDestination;
import org.llmmarket.publishing.saga.endpoint.probe.Plans;

/** A subject without a document that promises 50 ms, and whose calls a story answers. */
final class Subjects {

    private Subjects() {}

    static Subject answeredBy(Function<Call, Answer> calls) throws InvalidDestination {
        TestAccess access = new TestAccess("X-Key", "a-secret-key-of-the-provider");
        EndpointUnderTest target = new EndpointUnderTest(
                "service", "publication", "https://api.example.org", "rest", "api-key", 50, "public", null, access);
        Destination destination = Destination.of(target.url(), target.protocol(), AllowedEndpoints.NONE);
        Plans.Scouted scouted = new Plans(destination, call -> answer(200, 1)).scout(target.protocol(), null);
        return new Subject(
                target, destination, scouted.plan(), scouted.answer(), calls, new Recorder(new Redaction(access)));
    }

    static Answer answer(int status, double millis) {
        return new Answer(status, "", Map.of(), "", 0, false, millis, null, null);
    }

    static Answer broken() {
        Answer.Failure failure = new Answer.Failure(Answer.Cause.CONNECTION, "the connection broke");
        return new Answer(0, "", Map.of(), "", 0, false, 1, null, failure);
    }
}
