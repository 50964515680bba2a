package org.llmmarket.publishing.saga.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import policyengine.v1.Policy;

/** Tells one set of policies from another by what they ask, whatever the engine counts and in whatever order it lists them. */
final class PolicyDigest {

    private final TreeMap<String, Policy> enabled = new TreeMap<>();

    /** What is not in force asks nothing. */
    void add(Policy policy) {
        if (policy.getEnabled()) {
            enabled.put(
                    policy.getId(),
                    policy.toBuilder()
                            .clearCreatedAt()
                            .clearUpdatedAt()
                            .clearVersion()
                            .clearMetadata()
                            .build());
        }
    }

    String text() {
        MessageDigest digest = sha256();
        enabled.values().forEach(policy -> digest.update(policy.toByteArray()));
        digest.update(String.join("\n", enabled.keySet()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
