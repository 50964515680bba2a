/** Accounts, tokens, web security, problem details: what both sides of HTTP share. */
@NullMarked
package org.llmmarket.publishing.access;

import org.jspecify.annotations.NullMarked;
