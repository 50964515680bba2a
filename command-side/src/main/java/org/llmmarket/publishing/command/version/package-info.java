/** Version numbers: which version a new one follows, whether it may, and how far it must step. */
@NullMarked
package org.llmmarket.publishing.command.version;

import org.jspecify.annotations.NullMarked;
