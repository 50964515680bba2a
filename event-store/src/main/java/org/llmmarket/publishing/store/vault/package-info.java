/** Sealed and erasable values that lie beside the events. */
@NullMarked
package org.llmmarket.publishing.store.vault;

import org.jspecify.annotations.NullMarked;
