/** Calls to endpoints that nobody vouches for: filtered addresses, bounded time and size, no redirects. */
@NullMarked
package org.llmmarket.publishing.saga.endpoint.net;

import org.jspecify.annotations.NullMarked;
