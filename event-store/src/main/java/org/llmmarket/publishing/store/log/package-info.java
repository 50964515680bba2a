/** Reading the log of events by service or by aggregate. */
@NullMarked
package org.llmmarket.publishing.store.log;

import org.jspecify.annotations.NullMarked;
