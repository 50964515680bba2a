/** Services as a command finds them: folded from the log, so that an answer shows what was just decided. */
@NullMarked
package org.llmmarket.publishing.command.catalog;

import org.jspecify.annotations.NullMarked;
