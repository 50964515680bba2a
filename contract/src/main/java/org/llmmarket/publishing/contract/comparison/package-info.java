/** The difference between two contracts, and the version step that it asks for. */
@NullMarked
package org.llmmarket.publishing.contract.comparison;

import org.jspecify.annotations.NullMarked;
