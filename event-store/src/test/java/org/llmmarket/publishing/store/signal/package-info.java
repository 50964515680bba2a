/** Signals between processes, over a real PostgreSQL. */
@NullMarked
package org.llmmarket.publishing.store.signal;

import org.jspecify.annotations.NullMarked;
