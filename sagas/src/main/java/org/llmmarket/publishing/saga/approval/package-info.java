/** Asking people, counting what they decide, and the deadline for it. */
@NullMarked
package org.llmmarket.publishing.saga.approval;

import org.jspecify.annotations.NullMarked;
