/** Signed notes and checkpoints in the form of C2SP's signed-note and tlog-checkpoint. */
@NullMarked
package org.llmmarket.publishing.proof.note;

import org.jspecify.annotations.NullMarked;
