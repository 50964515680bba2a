/** Whole publications through the real store, queue and neighbours, with aggregates that only write down. */
@NullMarked
package org.llmmarket.publishing.saga.flow;

import org.jspecify.annotations.NullMarked;
