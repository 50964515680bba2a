/** Making read models anew beside the live ones, and holding them against the log. */
@NullMarked
package org.llmmarket.publishing.query.rebuild;

import org.jspecify.annotations.NullMarked;
