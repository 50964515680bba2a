/** Paths, webhooks, callbacks, their operations and parameters in two contracts. */
@NullMarked
package org.llmmarket.publishing.contract.comparison.operation;

import org.jspecify.annotations.NullMarked;
