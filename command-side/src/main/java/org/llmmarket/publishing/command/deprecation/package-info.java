/** Deprecation: announcing the end of services and versions, and taking that back. */
@NullMarked
package org.llmmarket.publishing.command.deprecation;

import org.jspecify.annotations.NullMarked;
