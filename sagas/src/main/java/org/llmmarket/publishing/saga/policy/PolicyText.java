package org.llmmarket.publishing.saga.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.llmmarket.publishing.api.policy.NoVerdict;
import policyengine.v1.ListPoliciesResponse;
import policyengine.v1.Policy;

/** What the policies in force ask, in one spelling: whatever the engine counts, and in whatever order it lists them. */
final class PolicyText {

    private final TreeMap<String, String> enabled = new TreeMap<>();

    /** What is not in force asks nothing. */
    void add(Policy policy) {
        if (policy.getEnabled()) {
            enabled.put(
                    policy.getId(),
                    json(policy.toBuilder()
                            .clearCreatedAt()
                            .clearUpdatedAt()
                            .clearVersion()
                            .clearMetadata()
                            .build()));
        }
    }

    String text() {
        return enabled.values().stream().collect(Collectors.joining(",\n", "{\"policies\":[\n", "\n]}\n"));
    }

    /** Reads a text that was kept. */
    static ListPoliciesResponse read(String text) {
        try {
            ListPoliciesResponse.Builder policies = ListPoliciesResponse.newBuilder();
            JsonFormat.parser().ignoringUnknownFields().merge(text, policies);
            return policies.build();
        } catch (InvalidProtocolBufferException e) {
            throw new NoVerdict(NoVerdict.Kind.UNFIT, "The text that was kept cannot be read as policies any more.");
        }
    }

    private static String json(Policy policy) {
        try {
            return JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .sortingMapKeys()
                    .print(policy);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a policy without messages of unknown types is always JSON", e);
        }
    }
}
