/** Folding events into what they add up to. */
@NullMarked
package org.llmmarket.publishing.api.fold;

import org.jspecify.annotations.NullMarked;
