package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a service can do; the parameters are a JSON Schema. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Capability(
        String name, String description, @Nullable Map<String, Object> parameters) {}
