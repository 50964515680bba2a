/** The ways out for what stands aside because it failed for good: it is tried again, or given up. */
@NullMarked
package org.llmmarket.publishing.command.parked;

import org.jspecify.annotations.NullMarked;
