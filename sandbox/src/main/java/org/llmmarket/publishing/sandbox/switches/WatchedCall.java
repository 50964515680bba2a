package org.llmmarket.publishing.sandbox.switches;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Switches switches;
    private final Calls calls;
    private final AtomicBoolean recorded = new AtomicBoolean();

    WatchedCall(ServerCall<Q, A> call, Metadata headers, CallName name, Switch now, Switches switches, Calls calls) {
        super(call);
        this.idempotencyKey = headers.get(IDEMPOTENCY_KEY);
        this.requestId = headers.get(REQUEST_ID);
        this.name = name;
        this.now = now;
        this.switches = switches;
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
            switches.delay(now);
        }
        if (fault() == null) {
            super.sendMessage(message);
        }
    }

    @Override
    public void close(Status status, Metadata trailers) {
        Status fault = fault();
        Status end = fault == null ? status : fault;
        record(end);
        super.close(end, trailers);
    }

    /** The same listener, that also records when the caller waits no longer. */
    ServerCall.Listener<Q> listening(ServerCall.Listener<Q> listener) {
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onCancel() {
                WatchedCall.this.record(Status.CANCELLED);
                super.onCancel();
            }
        };
    }

    private void record(Status end) {
        if (recorded.compareAndSet(false, true) && !name.isHealthCheck()) {
            long took = Duration.between(at, Instant.now()).toMillis();
            String outcome = end.getCode().name();
            calls.add(
                    Neighbour.POLICY,
                    new Call(at, name.name(), idempotencyKey, requestId, null, outcome, took, now.mode()));
        }
    }

    private @Nullable Status fault() {
        return switch (now.mode()) {
            case GONE -> Status.UNAVAILABLE.withDescription("The policy engine is switched to gone.");
            case WRONG -> Status.INTERNAL.withDescription("The policy engine is switched to wrong.");
            case OK, SLOW -> null;
        };
    }
}
