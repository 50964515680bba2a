package org.llmmarket.publishing.command.gate;

import java.nio.charset.StandardCharsets;
import org.llmmarket.publishing.access.web.Bodies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions for tests: a sound one, and how it is changed at one place. */
public final class Definitions {

    private static final Bodies BODIES = new Bodies();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SOUND = """
            { "name": "Chat One", "version": "1.0.0", "description": "Answers questions in a chat.",
              "category": "text-generation", "tags": ["chat"],
              "capabilities": [ { "name": "chat", "description": "Talks.", "parameters": { "type": "object" } } ],
              "endpoint": { "url": "https://chat.example.com/v1", "protocol": "rest", "authentication": "api-key" },
              "pricing": { "model": "per-token", "currency": "USD",
                           "rates": [ { "tier": "standard", "rate": 0.02, "unit": "1k tokens" } ] },
              "sla": { "availability": 99.9, "maxLatency": 500, "supportLevel": "basic", "responseTime": "4h" },
              "compliance": { "level": "public", "certifications": ["SOC2"], "dataResidency": ["US"],
                              "gdprCompliant": true, "hipaaCompliant": false },
              "documentation": "https://docs.example.com/chat",
              "openApiSpec": { "openapi": "3.1.0",
                "info": { "title": "Chat", "version": "1.0.0", "description": "Talks." },
                "servers": [ { "url": "https://chat.example.com/v1" } ], "security": [ { } ],
                "paths": { "/chat": { "post": { "operationId": "chat", "summary": "Talks.",
                  "responses": { "200": { "description": "An answer." } } } } },
                "components": { "schemas": { "Answer": { "type": "string" } } } },
              "testAccess": { "header": "X-API-Key", "value": "secret" } }
            """;

    private Definitions() {}

    public static ObjectNode sound() {
        return read(SOUND);
    }

    /** As the endpoints read it, with every digit of its numbers. */
    static ObjectNode read(String text) {
        return (ObjectNode) BODIES.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    public static ObjectNode named(String name, String version) {
        ObjectNode definition = sound();
        definition.put("name", name);
        definition.put("version", version);
        return definition;
    }

    /** The sound definition with one place set, as in {@code /sla/maxLatency 0}, or taken away, as in {@code -/name}. */
    public static ObjectNode changed(String change) {
        ObjectNode definition = sound();
        apply(definition, change);
        return definition;
    }

    public static void apply(ObjectNode definition, String change) {
        boolean isRemoval = change.startsWith("-");
        int blank = isRemoval ? change.length() : change.indexOf(' ');
        String pointer = change.substring(isRemoval ? 1 : 0, blank);
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1).replace("~1", "/");
        JsonNode parent = definition.at(pointer.substring(0, last));
        if (isRemoval) {
            ((ObjectNode) parent).remove(name);
            return;
        }
        JsonNode value = JSON.readTree(change.substring(blank + 1));
        if (parent instanceof ArrayNode list) {
            int index = Integer.parseInt(name);
            if (index == list.size()) {
                list.add(value);
            } else {
                list.set(index, value);
            }
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }
}
