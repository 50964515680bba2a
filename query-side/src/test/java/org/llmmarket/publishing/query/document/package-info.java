/** Tests of what the query side says about this. */
@NullMarked
package org.llmmarket.publishing.query.document;

import org.jspecify.annotations.NullMarked;
