package org.llmmarket.publishing.sandbox.switches;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.server.Neighbour;

/** A gRPC call whose answer is spoilt or held back as the switch says, and whose end is recorded. */
final class WatchedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private static final Metadata.Key<String> IDEMPOTENCY_KEY =
            Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    private final Instant at = Instant.now();
    private final @Nullable String idempotencyKey;
    private final @Nullable String requestId;
    private final CallName name;
    private final Switch now;
    private final Calls calls;

    WatchedCall(ServerCall<Q, A> call, Metadata headers, CallName name, Switch now, Calls calls) {
        super(call);
        this.idempotencyKey = headers.get(IDEMPOTENCY_KEY);
        this.requestId = headers.get(REQUEST_ID);
        this.name = name;
        this.now = now;
        this.calls = calls;
    }

    @Override
    public void sendHeaders(Metadata headers) {
        if (fault() == null) {
            super.sendHeaders(headers);
        }
    }

    @Override
    public void sendMessage(A message) {
        if (now.mode() == Mode.SLOW && now.takesEffectFirst()) {
            Delay.of(now.delay());
        }
        if (fault() == null) {
            super.sendMessage(message);
        }
    }

    @Override
    public void close(Status status, Metadata trailers) {
        Status fault = fault();
        Status end = fault == null ? status : fault;
        if (!name.isHealthCheck()) {
            String outcome = isCancelled() ? "CANCELLED" : end.getCode().name();
            long took = Duration.between(at, Instant.now()).toMillis();
            calls.add(
                    Neighbour.POLICY, new Call(at, name.name(), idempotencyKey, requestId, outcome, took, now.mode()));
        }
        super.close(end, trailers);
    }

    private @Nullable Status fault() {
        return switch (now.mode()) {
            case GONE -> Status.UNAVAILABLE.withDescription("The policy engine is switched to gone.");
            case WRONG -> Status.INTERNAL.withDescription("The policy engine is switched to wrong.");
            case OK, SLOW -> null;
        };
    }
}
