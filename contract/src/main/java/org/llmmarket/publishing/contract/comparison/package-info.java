/** The place of the difference between two contracts, and of the version step that it asks for. */
@NullMarked
package org.llmmarket.publishing.contract.comparison;

import org.jspecify.annotations.NullMarked;
