/** What two contracts have in common places, and how a difference between them is told. */
@NullMarked
package org.llmmarket.publishing.contract.comparison.difference;

import org.jspecify.annotations.NullMarked;
