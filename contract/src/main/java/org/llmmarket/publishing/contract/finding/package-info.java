/** What checks have to say about a document. */
@NullMarked
package org.llmmarket.publishing.contract.finding;

import org.jspecify.annotations.NullMarked;
