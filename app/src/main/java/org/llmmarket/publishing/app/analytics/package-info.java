/** What operators call to hold Kafka against the log. */
@NullMarked
package org.llmmarket.publishing.app.analytics;

import org.jspecify.annotations.NullMarked;
