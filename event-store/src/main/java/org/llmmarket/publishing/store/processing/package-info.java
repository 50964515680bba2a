/** What follows the log: tokens, processors, parked events and their progress. */
@NullMarked
package org.llmmarket.publishing.store.processing;

import org.jspecify.annotations.NullMarked;
