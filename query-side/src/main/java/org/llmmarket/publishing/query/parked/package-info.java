/** What stands aside because it failed for good: steps of publications, and events that a group could not take. */
@NullMarked
package org.llmmarket.publishing.query.parked;

import org.jspecify.annotations.NullMarked;
