/** Work to be done outside, and deadlines: written with the state that asks for it, done at least once, recorded once. */
@NullMarked
package org.llmmarket.publishing.store.work;

import org.jspecify.annotations.NullMarked;
