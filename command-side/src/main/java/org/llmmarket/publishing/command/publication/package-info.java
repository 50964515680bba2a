/** Publications: every step of one attempt, recorded once and in order. */
@NullMarked
package org.llmmarket.publishing.command.publication;

import org.jspecify.annotations.NullMarked;
