/** What happened to a service: its events, and the difference between two instants. */
@NullMarked
package org.llmmarket.publishing.query.history;

import org.jspecify.annotations.NullMarked;
