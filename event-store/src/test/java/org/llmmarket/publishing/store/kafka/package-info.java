/** Kafka as it behaves, in a broker of the tests' own. */
@NullMarked
package org.llmmarket.publishing.store.kafka;

import org.jspecify.annotations.NullMarked;
