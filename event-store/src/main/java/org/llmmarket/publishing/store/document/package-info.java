/** Immutable documents, stored once by their digest. */
@NullMarked
package org.llmmarket.publishing.store.document;

import org.jspecify.annotations.NullMarked;
