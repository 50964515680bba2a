package org.llmmarket.publishing.saga.endpoint.probe;

import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Destination;

/** The calls for a gRPC endpoint: the standard health service. */
record GrpcPlan(Destination destination) implements Plan {

    private static final String METHOD = "grpc.health.v1.Health/Check";

    @Override
    public Call probe() {
        return Call.of("CALL", METHOD);
    }

    @Override
    public Call closedProbe() {
        return probe();
    }

    /** A service that the server does not have is answered with NOT_FOUND. */
    @Override
    public Call badRequest() {
        return new Call("CALL", METHOD, probe().headers(), "no.such.Service");
    }

    @Override
    public Judgement judge(Answer answer) {
        String seen = METHOD + " " + answer.inWords();
        if (!answer.isSuccess()) {
            return Judgement.broken(seen);
        }
        return answer.text().equals("SERVING")
                ? Judgement.kept(seen + " with SERVING")
                : Judgement.broken(seen + ", but the server says that it is " + answer.text());
    }

    @Override
    public boolean isUsuallyOpen() {
        return true;
    }

    @Override
    public String description() {
        return METHOD + " at " + destination.origin();
    }

    @Override
    public String note() {
        return "";
    }
}
