/** Judging decisions again from what was recorded of them. */
@NullMarked
package org.llmmarket.publishing.api.rejudge;

import org.jspecify.annotations.NullMarked;
