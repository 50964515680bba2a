/** Values that a document's schemas allow. */
@NullMarked
package org.llmmarket.publishing.contract.sample;

import org.jspecify.annotations.NullMarked;
