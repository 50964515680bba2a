/** Tests of what the query side says about this. */
@NullMarked
package org.llmmarket.publishing.query.catalog;

import org.jspecify.annotations.NullMarked;
