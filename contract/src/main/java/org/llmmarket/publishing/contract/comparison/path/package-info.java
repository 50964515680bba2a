/** What stands at the paths of a contract. */
@NullMarked
package org.llmmarket.publishing.contract.comparison.path;

import org.jspecify.annotations.NullMarked;
