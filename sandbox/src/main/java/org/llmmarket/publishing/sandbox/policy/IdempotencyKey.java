package org.llmmarket.publishing.sandbox.policy;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.jspecify.annotations.Nullable;

/** Carries the call's {@code Idempotency-Key} metadata to its handler. */
final class IdempotencyKey implements ServerInterceptor {

    private static final Metadata.Key<String> NAME =
            Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<String> CURRENT = Context.key("idempotency-key");

    static @Nullable String current() {
        return CURRENT.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String key = headers.get(NAME);
        return key == null
                ? next.startCall(call, headers)
                : Contexts.interceptCall(Context.current().withValue(CURRENT, key), call, headers, next);
    }
}
