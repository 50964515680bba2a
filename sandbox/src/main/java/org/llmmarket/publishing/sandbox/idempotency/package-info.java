/** What every neighbour does with an {@code Idempotency-Key}: answers the repeated call by its first answer. */
@NullMarked
package org.llmmarket.publishing.sandbox.idempotency;

import org.jspecify.annotations.NullMarked;
