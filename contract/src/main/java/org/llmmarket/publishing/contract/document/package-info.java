/** OpenAPI documents: reading JSON and YAML safely, references, operations. */
@NullMarked
package org.llmmarket.publishing.contract.document;

import org.jspecify.annotations.NullMarked;
