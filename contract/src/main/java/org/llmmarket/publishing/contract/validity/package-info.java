/** Whether a document is an OpenAPI document that the marketplace can take. */
@NullMarked
package org.llmmarket.publishing.contract.validity;

import org.jspecify.annotations.NullMarked;
