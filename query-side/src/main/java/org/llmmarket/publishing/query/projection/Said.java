package org.llmmarket.publishing.query.projection;

import java.time.Instant;

/** An event as a projection hears it. */
public record Said(long position, Object event, Instant at) {}
