/** The PostgreSQL event store: appends, streams, and a tail that never passes an event. */
@NullMarked
package org.llmmarket.publishing.store.engine;

import org.jspecify.annotations.NullMarked;
