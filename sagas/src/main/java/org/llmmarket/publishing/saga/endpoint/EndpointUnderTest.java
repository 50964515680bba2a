package org.llmmarket.publishing.saga.endpoint;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;

/**
 * What is tested, and against which promises.
 *
 * @param url the base under which the paths of the contract live
 * @param protocol {@code rest}, {@code grpc} or {@code websocket}
 * @param authentication {@code api-key}, {@code oauth2} or {@code jwt}
 * @param maxLatencyMillis the latency that the provider promises, if any
 * @param complianceLevel {@code public}, {@code internal}, {@code confidential} or {@code restricted}
 * @param contract the OpenAPI document of the service, if it has one
 * @param testAccess without it, what needs a credential is skipped
 */
public record EndpointUnderTest(
        String serviceId,
        String publicationId,
        String url,
        String protocol,
        String authentication,
        @Nullable Integer maxLatencyMillis,
        String complianceLevel,
        @Nullable OpenApiDocument contract,
        @Nullable TestAccess testAccess) {

    /** Whether anonymous calls would be a breach rather than a fault. */
    public boolean isSensitive() {
        return complianceLevel.equals("confidential") || complianceLevel.equals("restricted");
    }
}
