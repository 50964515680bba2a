/** An approval: what people decide about a publication. */
@NullMarked
package org.llmmarket.publishing.api.approval;

import org.jspecify.annotations.NullMarked;
