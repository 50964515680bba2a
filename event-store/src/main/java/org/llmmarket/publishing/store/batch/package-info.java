/** Writes that wait for the end of their transaction and then go in one round trip. */
@NullMarked
package org.llmmarket.publishing.store.batch;

import org.jspecify.annotations.NullMarked;
