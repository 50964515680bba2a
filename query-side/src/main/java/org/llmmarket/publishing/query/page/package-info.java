/** Lists in pages: query parameters, cursors, the list shape. */
@NullMarked
package org.llmmarket.publishing.query.page;

import org.jspecify.annotations.NullMarked;
