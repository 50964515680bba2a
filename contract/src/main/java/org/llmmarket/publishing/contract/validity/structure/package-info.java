/** What objects an OpenAPI document is made of, as tables, and the walk that holds a document against them. */
@NullMarked
package org.llmmarket.publishing.contract.validity.structure;

import org.jspecify.annotations.NullMarked;
