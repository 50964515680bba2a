/** The gate: every check that a definition passes before anything is stored, each fault told at its field. */
@NullMarked
package org.llmmarket.publishing.command.gate;

import org.jspecify.annotations.NullMarked;
