/** What tests of this module speak of: one publication, its events, and stand-ins for the store. */
@NullMarked
package org.llmmarket.publishing.saga.sample;

import org.jspecify.annotations.NullMarked;
