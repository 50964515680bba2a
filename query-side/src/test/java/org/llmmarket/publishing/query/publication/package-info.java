/** Tests of what the query side says about this. */
@NullMarked
package org.llmmarket.publishing.query.publication;

import org.jspecify.annotations.NullMarked;
