/** The tests of a provider's endpoint: health, security and performance, over the network that consumers use. */
@NullMarked
package org.llmmarket.publishing.saga.endpoint;

import org.jspecify.annotations.NullMarked;
