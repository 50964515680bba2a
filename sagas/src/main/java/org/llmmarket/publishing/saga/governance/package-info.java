/** Telling the governance dashboard what happens and hearing what is decided there. */
@NullMarked
package org.llmmarket.publishing.saga.governance;

import org.jspecify.annotations.NullMarked;
