/** The three tests of an endpoint, and the record of what they saw. */
@NullMarked
package org.llmmarket.publishing.saga.endpoint.trial;

import org.jspecify.annotations.NullMarked;
