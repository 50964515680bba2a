package org.llmmarket.publishing.api.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a service can do; the parameters are a JSON Schema. */
public record Capability(
        String name, String description, @Nullable Map<String, Object> parameters) {}
