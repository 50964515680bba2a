/** Which terms need how many people's approval. */
@NullMarked
package org.llmmarket.publishing.api.approval.rule;

import org.jspecify.annotations.NullMarked;
