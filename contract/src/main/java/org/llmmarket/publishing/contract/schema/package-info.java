/** Whether a value is what a schema of a document promises. */
@NullMarked
package org.llmmarket.publishing.contract.schema;

import org.jspecify.annotations.NullMarked;
