/** From the bytes of a request to JSON that has the shape which an endpoint expects. */
@NullMarked
package org.llmmarket.publishing.access.body;

import org.jspecify.annotations.NullMarked;
