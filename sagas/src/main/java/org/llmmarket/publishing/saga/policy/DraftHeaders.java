package org.llmmarket.publishing.saga.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.grpc.Metadata;
import org.llmmarket.publishing.api.policy.NoVerdict;
import policyengine.v1.Policy;

/**
 * How the engine is asked to judge by a draft, or by policies of another time, although its messages have no place for them: they
 * go beside the request, and an engine that took them into account says so beside its answer. One that does not is thereby found out.
 */
final class DraftHeaders {

    static final Metadata.Key<byte[]> DRAFT = Metadata.Key.of("x-draft-policy-bin", Metadata.BINARY_BYTE_MARSHALLER);
    static final Metadata.Key<String> JUDGED =
            Metadata.Key.of("x-draft-policy-judged", Metadata.ASCII_STRING_MARSHALLER);

    /** The policies to judge by in place of those in force: a serialised {@code ListPoliciesResponse}. */
    static final Metadata.Key<byte[]> INSTEAD = Metadata.Key.of("x-policies-bin", Metadata.BINARY_BYTE_MARSHALLER);

    static final Metadata.Key<String> JUDGED_INSTEAD =
            Metadata.Key.of("x-policies-judged", Metadata.ASCII_STRING_MARSHALLER);

    private DraftHeaders() {}

    /** Reads the JSON form of the protocol. */
    static Policy read(String json) {
        try {
            Policy.Builder policy = Policy.newBuilder();
            JsonFormat.parser().merge(json, policy);
            return policy.build();
        } catch (InvalidProtocolBufferException e) {
            throw new NoVerdict(NoVerdict.Kind.UNFIT, "The draft is no policy: " + e.getMessage());
        }
    }
}
