/** Keeping the registry's entries in step with the versions of the marketplace. */
@NullMarked
package org.llmmarket.publishing.saga.registry;

import org.jspecify.annotations.NullMarked;
