/** Sagas in PostgreSQL, locked while they are loaded. */
@NullMarked
package org.llmmarket.publishing.store.saga;

import org.jspecify.annotations.NullMarked;
