/** The small grammars that texts in a document follow. */
@NullMarked
package org.llmmarket.publishing.contract.validity.syntax;

import org.jspecify.annotations.NullMarked;
