/** Declared endpoints: taking their addresses apart and finding out where they lead. */
@NullMarked
package org.llmmarket.publishing.command.endpoint;

import org.jspecify.annotations.NullMarked;
