/** How commands reach aggregates: cache, snapshots, retries and atomic groups of commands. */
@NullMarked
package org.llmmarket.publishing.store.aggregate;

import org.jspecify.annotations.NullMarked;
