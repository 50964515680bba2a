package org.llmmarket.publishing.api.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its circumstances.
 *
 * @param actor the account that caused it, {@code system}, or none when nobody is on record
 */
public record Happened(Object event, Instant at, @Nullable String actor) {}
