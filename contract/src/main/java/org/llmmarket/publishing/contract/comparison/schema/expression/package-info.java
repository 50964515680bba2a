/** Regular expressions as the sets of texts in which they are found. */
@NullMarked
package org.llmmarket.publishing.contract.comparison.schema.expression;

import org.jspecify.annotations.NullMarked;
