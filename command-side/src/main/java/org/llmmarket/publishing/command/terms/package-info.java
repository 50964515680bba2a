/** Terms: when they get worse for consumers, so that only a new version may have them. */
@NullMarked
package org.llmmarket.publishing.command.terms;

import org.jspecify.annotations.NullMarked;
