package org.llmmarket.publishing.sandbox.policy.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who asks, and what is known of them. */
record Caller(String id, Set<String> roles, String address, boolean approved) {

    /** Somebody whose {@code roles}, {@code ip_address} and {@code approved} stand in the context. */
    static Caller of(String id, Map<String, String> context) {
        String roles = context.getOrDefault("roles", context.getOrDefault("role", ""));
        return new Caller(
                id,
                words(roles),
                context.getOrDefault("ip_address", context.getOrDefault("ip", "")),
                Boolean.parseBoolean(context.get("approved")));
    }

    /** The words of a list such as {@code reviewer, auditor}. */
    static Set<String> words(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
