/** Wakes who waits, in this process and in others, as soon as there is something new. */
@NullMarked
package org.llmmarket.publishing.store.signal;

import org.jspecify.annotations.NullMarked;
