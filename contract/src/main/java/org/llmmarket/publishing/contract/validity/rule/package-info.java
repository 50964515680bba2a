/** What the specification asks of a document beyond the structure of its objects. */
@NullMarked
package org.llmmarket.publishing.contract.validity.rule;

import org.jspecify.annotations.NullMarked;
