/** The policy engine: a gRPC service that judges services, access and consumption by typed rules and expressions. */
@NullMarked
package org.llmmarket.publishing.sandbox.policy;

import org.jspecify.annotations.NullMarked;
