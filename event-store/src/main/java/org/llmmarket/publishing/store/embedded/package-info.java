/** The PostgreSQL server that runs beside the process when no outside database is set. */
@NullMarked
package org.llmmarket.publishing.store.embedded;

import org.jspecify.annotations.NullMarked;
