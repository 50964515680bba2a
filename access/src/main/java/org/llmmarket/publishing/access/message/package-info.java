/** What commands carry of the request that they come from. */
@NullMarked
package org.llmmarket.publishing.access.message;

import org.jspecify.annotations.NullMarked;
