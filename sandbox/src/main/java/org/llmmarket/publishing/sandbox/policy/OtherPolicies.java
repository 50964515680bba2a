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
import policyengine.v1.ListPoliciesResponse;

/** Carries the policies of another time that a call wants to be judged by alone, and lets the answer say that it was. */
final class OtherPolicies implements ServerInterceptor {

    private static final Metadata.Key<byte[]> POLICIES =
            Metadata.Key.of("x-policies-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final Metadata.Key<String> JUDGED =
            Metadata.Key.of("x-policies-judged", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<byte[]> CURRENT = Context.key("other-policies");

    /** The policies, in force for this call alone. */
    static @Nullable ListPoliciesResponse current() {
        byte[] policies = CURRENT.get();
        try {
            return policies == null ? null : ListPoliciesResponse.parseFrom(policies);
        } catch (InvalidProtocolBufferException e) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("x-policies-bin is no list of policies")
                    .asRuntimeException();
        }
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        byte[] policies = headers.get(POLICIES);
        boolean isJudging = call.getMethodDescriptor().getBareMethodName().equals("ValidateService");
        return policies == null || !isJudging
                ? next.startCall(call, headers)
                : Contexts.interceptCall(Context.current().withValue(CURRENT, policies), telling(call), headers, next);
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
