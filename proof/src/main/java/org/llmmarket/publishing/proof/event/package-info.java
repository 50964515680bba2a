/** Events as leaves of the tree. */
@NullMarked
package org.llmmarket.publishing.proof.event;

import org.jspecify.annotations.NullMarked;
