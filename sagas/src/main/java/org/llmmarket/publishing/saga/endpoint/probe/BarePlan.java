package org.llmmarket.publishing.saga.endpoint.probe;

import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;

/** The calls for an endpoint without a document that names an operation: the declared URL itself. */
record BarePlan(Destination destination, Call probe) implements Plan {

    static BarePlan of(Destination destination) {
        String path = destination.path().isEmpty() ? "/" : destination.path();
        String target = destination.query() == null ? path : path + "?" + destination.query();
        return new BarePlan(destination, Call.of("GET", target).with("Accept", "*/*"));
    }

    @Override
    public Call closedProbe() {
        return probe;
    }

    @Override
    public Call badRequest() {
        return Call.of("GET", destination.path() + Plans.NOWHERE);
    }

    @Override
    public Judgement judge(Answer answer) {
        String seen = description() + " " + answer.inWords();
        return answer.isSuccess() ? Judgement.kept(seen) : Judgement.broken(seen + ", which is no success");
    }

    @Override
    public boolean isUsuallyOpen() {
        return false;
    }

    @Override
    public String description() {
        return "GET " + destination.origin() + destination.path();
    }

    @Override
    public String note() {
        return "there is no document with an operation to call";
    }
}
