/** Asking whether what a service offers meets the marketplace's policies. */
@NullMarked
package org.llmmarket.publishing.api.policy;

import org.jspecify.annotations.NullMarked;
