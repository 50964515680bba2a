/** Checkpoints of the log on their way outside. */
@NullMarked
package org.llmmarket.publishing.saga.audit;

import org.jspecify.annotations.NullMarked;
