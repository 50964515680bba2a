package org.llmmarket.publishing.sandbox.switches;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.llmmarket.publishing.sandbox.server.Neighbour;

/** Applies the switch to the policy engine's gRPC calls and records them. */
public final class SwitchInterceptor implements ServerInterceptor {

    private final Switches switches;
    private final Calls calls;

    /** Applies these switches and records into these calls. */
    public SwitchInterceptor(Switches switches, Calls calls) {
        this.switches = switches;
        this.calls = calls;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var name = new CallName(call.getMethodDescriptor().getBareMethodName());
        Switch now = switches.take(Neighbour.POLICY, name.name(), name.isHealthCheck());
        var watched = new WatchedCall<>(call, headers, name, now, switches, calls);
        if (now.mode() == Mode.OK || now.takesEffectFirst()) {
            return watched.listening(next.startCall(watched, headers));
        }
        if (now.mode() == Mode.SLOW) {
            switches.delay(now);
            return watched.listening(next.startCall(watched, headers));
        }
        watched.close(Status.OK, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
