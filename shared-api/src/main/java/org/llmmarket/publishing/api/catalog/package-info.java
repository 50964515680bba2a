/** The catalogue: what consumers read of services and their versions, folded from events. */
@NullMarked
package org.llmmarket.publishing.api.catalog;

import org.jspecify.annotations.NullMarked;
