/** The publishing saga and the steps of a publication that are not another capability's. */
@NullMarked
package org.llmmarket.publishing.saga.publication;

import org.jspecify.annotations.NullMarked;
