/** Who may call, in two contracts. */
@NullMarked
package org.llmmarket.publishing.contract.comparison.security;

import org.jspecify.annotations.NullMarked;
