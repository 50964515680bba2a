/** Tokens: giving them out for a log-in, and accepting them. */
@NullMarked
package org.llmmarket.publishing.access.token;

import org.jspecify.annotations.NullMarked;
