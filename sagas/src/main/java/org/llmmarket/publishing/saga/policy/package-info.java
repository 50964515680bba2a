/** Asking the policy engine whether a version may go live. */
@NullMarked
package org.llmmarket.publishing.saga.policy;

import org.jspecify.annotations.NullMarked;
