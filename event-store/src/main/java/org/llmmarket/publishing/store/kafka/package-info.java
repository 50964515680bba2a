/** The log and what is made of it on Kafka: sending in order, topics, and whether the brokers answer. */
@NullMarked
package org.llmmarket.publishing.store.kafka;

import org.jspecify.annotations.NullMarked;
