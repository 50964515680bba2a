/** The policies themselves: which there are, how they are changed and listed, and what a policy must look like. */
@NullMarked
package org.llmmarket.publishing.sandbox.policy.catalogue;

import org.jspecify.annotations.NullMarked;
