/** What has to be accounted for and is no event of the domain, and where requests came from. */
@NullMarked
package org.llmmarket.publishing.store.audit;

import org.jspecify.annotations.NullMarked;
