/** Decisions that were recorded, judged again: every verdict of a publication from the documents that it rests on. */
@NullMarked
package org.llmmarket.publishing.command.rejudge;

import org.jspecify.annotations.NullMarked;
