/** What analysts hear of the marketplace over Kafka. */
@NullMarked
package org.llmmarket.publishing.saga.analytics;

import org.jspecify.annotations.NullMarked;
