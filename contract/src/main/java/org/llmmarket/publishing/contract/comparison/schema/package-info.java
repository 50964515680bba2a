/** Whether the values that one schema allows are among those of another. */
@NullMarked
package org.llmmarket.publishing.contract.comparison.schema;

import org.jspecify.annotations.NullMarked;
