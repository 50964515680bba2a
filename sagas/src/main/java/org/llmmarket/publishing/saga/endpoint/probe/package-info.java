/** What is called at an endpoint, chosen from its contract, and whether the answer is what the contract promises. */
@NullMarked
package org.llmmarket.publishing.saga.endpoint.probe;

import org.jspecify.annotations.NullMarked;
