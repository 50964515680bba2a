package org.llmmarket.publishing.saga.endpoint.probe;

import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;

/** The calls that test one endpoint, in whatever protocol it speaks. */
public interface Plan {

    /** The cheapest call that shows the endpoint at work. */
    Call probe();

    /** The cheapest call that anonymous callers must be refused. */
    Call closedProbe();

    /** A call that no endpoint can accept. */
    Call badRequest();

    /** How the answer to the probe compares with what is promised. */
    Judgement judge(Answer answer);

    /** Whether it is usual for endpoints of this protocol to answer the probe to anybody. */
    boolean isUsuallyOpen();

    /** What is called, for a reader; e.g. {@code GET https://api.example.org/v1/models}. */
    String description();

    /** How the place of the paths was found, where it was not the declared URL; else empty. */
    String note();
}
