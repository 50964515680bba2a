/** Tests of what is kept, with a real Redis. */
@NullMarked
package org.llmmarket.publishing.query.cache;

import org.jspecify.annotations.NullMarked;
