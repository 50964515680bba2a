/** Findings: what a check has to say about a definition or a document. */
@NullMarked
package org.llmmarket.publishing.api.finding;

import org.jspecify.annotations.NullMarked;
