package org.llmmarket.publishing.saga.endpoint.probe;

import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;

/** The calls for an endpoint that speaks HTTP as its OpenAPI document says. */
record RestPlan(Destination destination, Place place, Probe chosen, Probe closed, Call badRequest, ResponseJudge judge)
        implements Plan {

    @Override
    public Call probe() {
        return chosen.at(place);
    }

    @Override
    public Call closedProbe() {
        return closed.at(place);
    }

    @Override
    public Judgement judge(Answer answer) {
        return judge.judge(chosen, answer);
    }

    @Override
    public boolean isUsuallyOpen() {
        return false;
    }

    @Override
    public String description() {
        return chosen.call().method() + " " + destination.origin() + place.base()
                + chosen.operation().path();
    }

    @Override
    public String note() {
        return place.note();
    }
}
