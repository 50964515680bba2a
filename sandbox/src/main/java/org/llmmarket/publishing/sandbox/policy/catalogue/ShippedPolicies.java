package org.llmmarket.publishing.sandbox.policy.catalogue;

import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import policyengine.v1.ListPoliciesResponse;
import policyengine.v1.Policy;

/** The policies that the marketplace ships, read from {@code sandbox/policies.textproto}. */
final class ShippedPolicies {

    private static final String FILE = "/sandbox/policies.textproto";

    private ShippedPolicies() {}

    static List<Policy> read() {
        try (InputStream file = Objects.requireNonNull(ShippedPolicies.class.getResourceAsStream(FILE), FILE)) {
            var policies = ListPoliciesResponse.newBuilder();
            TextFormat.merge(new InputStreamReader(file, StandardCharsets.UTF_8), policies);
            return policies.getPoliciesList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }
}
