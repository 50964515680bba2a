/** Figures of this process for Prometheus. */
@NullMarked
package org.llmmarket.publishing.access.metrics;

import org.jspecify.annotations.NullMarked;
