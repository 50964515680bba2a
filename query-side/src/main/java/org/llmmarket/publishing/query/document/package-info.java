/** Documents as they were stored, and the one that describes ourselves. */
@NullMarked
package org.llmmarket.publishing.query.document;

import org.jspecify.annotations.NullMarked;
