package org.llmmarket.publishing.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A service definition as a provider writes it; every {@code with} answers a changed copy. */
public record Definition(Map<String, Object> json) {

    public static Definition ofSampleProvider(int providerPort) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", "Sample " + UUID.randomUUID());
        json.put("version", "1.0.0");
        json.put("description", "Chat completions and embeddings of a small model.");
        json.put("category", "text-generation");
        json.put("tags", List.of("chat", "small"));
        json.put("capabilities", List.of(Map.of("name", "chat", "description", "Answers a conversation.")));
        json.put(
                "endpoint",
                Map.of("url", "http://127.0.0.1:" + providerPort, "protocol", "rest", "authentication", "api-key"));
        json.put(
                "pricing",
                Map.of(
                        "model",
                        "per-token",
                        "rates",
                        List.of(Map.of("tier", "standard", "rate", 0.02, "unit", "1k tokens"))));
        json.put("sla", Map.of("availability", 99.5, "maxLatency", 2000, "supportLevel", "basic"));
        json.put("compliance", compliance("public"));
        json.put("openApiSpec", SampleDocument.ofSampleProvider(providerPort));
        json.put("testAccess", Map.of("header", "X-API-Key", "value", "sandbox-key"));
        return new Definition(json);
    }

    private static Map<String, Object> compliance(String level) {
        return Map.of(
                "level",
                level,
                "certifications",
                List.of("SOC2"),
                "dataResidency",
                List.of("US"),
                "gdprCompliant",
                false,
                "hipaaCompliant",
                false);
    }

    public String name() {
        return String.valueOf(json.get("name"));
    }

    public Definition with(String member, @Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(json);
        if (value == null) {
            copy.remove(member);
        } else {
            copy.put(member, value);
        }
        return new Definition(copy);
    }

    /** Changes a member of a member: {@code with("sla", "maxLatency", 1)}. */
    @SuppressWarnings("unchecked")
    public Definition with(String member, String inner, @Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) json.get(member));
        if (value == null) {
            copy.remove(inner);
        } else {
            copy.put(inner, value);
        }
        return with(member, copy);
    }

    public Definition ofLevel(String level) {
        return with("compliance", compliance(level));
    }
}
