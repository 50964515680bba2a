/** A real process of the query side for tests: PostgreSQL, the event store, accounts and HTTP are real. */
@NullMarked
package org.llmmarket.publishing.query.process;

import org.jspecify.annotations.NullMarked;
