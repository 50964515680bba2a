/** The query side: projections, read models and query endpoints. */
@NullMarked
package org.llmmarket.publishing.query;

import org.jspecify.annotations.NullMarked;
