/** Judging the market again whenever the policies change. */
@NullMarked
package org.llmmarket.publishing.saga.compliance;

import org.jspecify.annotations.NullMarked;
