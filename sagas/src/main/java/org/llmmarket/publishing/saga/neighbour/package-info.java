/** What all neighbours of the service share: how they are reached, called and given up. */
@NullMarked
package org.llmmarket.publishing.saga.neighbour;

import org.jspecify.annotations.NullMarked;
