/** What the store measures of itself: work, groups, what is parked, connections. */
@NullMarked
package org.llmmarket.publishing.store.metrics;

import org.jspecify.annotations.NullMarked;
