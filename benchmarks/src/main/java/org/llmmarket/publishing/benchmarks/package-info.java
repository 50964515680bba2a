/** Measures the store, the sagas and the projections as ratios to the limits of the same server in the same run. */
@NullMarked
package org.llmmarket.publishing.benchmarks;

import org.jspecify.annotations.NullMarked;
