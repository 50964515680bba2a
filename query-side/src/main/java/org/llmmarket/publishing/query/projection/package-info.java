/** How read models follow the log, and how far they have come. */
@NullMarked
package org.llmmarket.publishing.query.projection;

import org.jspecify.annotations.NullMarked;
