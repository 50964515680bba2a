/** What travels with a call in two contracts: bodies, responses, media types, headers, links. */
@NullMarked
package org.llmmarket.publishing.contract.comparison.message;

import org.jspecify.annotations.NullMarked;
