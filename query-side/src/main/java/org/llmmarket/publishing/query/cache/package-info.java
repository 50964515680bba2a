/** What has been read, kept in this process and, where Redis is set, beside it; true for every viewer, whoever may see it. */
@NullMarked
package org.llmmarket.publishing.query.cache;

import org.jspecify.annotations.NullMarked;
