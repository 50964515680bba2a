/** Events as they happen, to everybody who may see them. */
@NullMarked
package org.llmmarket.publishing.query.live;

import org.jspecify.annotations.NullMarked;
