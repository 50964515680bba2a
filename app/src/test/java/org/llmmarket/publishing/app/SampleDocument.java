package org.llmmarket.publishing.app;

import tools.jackson.databind.JsonNode;

/** The sample provider's own OpenAPI document, as it serves it. */
final class SampleDocument {

    private SampleDocument() {}

    static JsonNode ofSampleProvider(int providerPort) {
        return Client.of(providerPort).get("/openapi.json").json();
    }
}
