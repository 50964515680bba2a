/** Names: each taken once in the marketplace, compared by its normal form. */
@NullMarked
package org.llmmarket.publishing.command.name;

import org.jspecify.annotations.NullMarked;
