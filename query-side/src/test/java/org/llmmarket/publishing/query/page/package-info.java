/** Tests of what the query side says about this. */
@NullMarked
package org.llmmarket.publishing.query.page;

import org.jspecify.annotations.NullMarked;
