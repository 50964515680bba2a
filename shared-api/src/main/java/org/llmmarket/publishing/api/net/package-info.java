/** Which network addresses the marketplace may call on behalf of a provider. */
@NullMarked
package org.llmmarket.publishing.api.net;

import org.jspecify.annotations.NullMarked;
