package org.llmmarket.publishing.sandbox.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;
import policyengine.v1.Policy;

/** Carries the draft that a call wants to be judged by, and lets the answer say that it was. */
final class DraftPolicy implements ServerInterceptor {

    private static final Metadata.Key<byte[]> DRAFT =
            Metadata.Key.of("x-draft-policy-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final Metadata.Key<String> JUDGED =
            Metadata.Key.of("x-draft-policy-judged", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<byte[]> CURRENT = Context.key("draft-policy");

    /** The draft, in force for this call alone. */
    static @Nullable Policy current() {
        byte[] draft = CURRENT.get();
        try {
            return draft == null
                    ? null
                    : Policy.parseFrom(draft).toBuilder().setEnabled(true).build();
        } catch (InvalidProtocolBufferException e) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("x-draft-policy-bin is no policy")
                    .asRuntimeException();
        }
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        byte[] draft = headers.get(DRAFT);
        boolean isJudging = call.getMethodDescriptor().getBareMethodName().equals("ValidateService");
        return draft == null || !isJudging
                ? next.startCall(call, headers)
                : Contexts.interceptCall(Context.current().withValue(CURRENT, draft), telling(call), headers, next);
    }

    private static <Q, A> ServerCall<Q, A> telling(ServerCall<Q, A> call) {
        return new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata headers) {
                headers.put(JUDGED, "true");
                super.sendHeaders(headers);
            }
        };
    }
}
