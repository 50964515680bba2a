package org.llmmarket.publishing.store;

import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Every upcaster bean, in order. No upcaster itself, or it would be looked for among them. */
record Upcasters(EventUpcasterChain chain) {}
