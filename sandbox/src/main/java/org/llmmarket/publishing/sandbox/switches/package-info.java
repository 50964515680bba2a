/** Switches that make a neighbour slow, wrong or gone, and the record of what each neighbour was asked. */
@NullMarked
package org.llmmarket.publishing.sandbox.switches;

import org.jspecify.annotations.NullMarked;
