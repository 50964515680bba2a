/** How messages, snapshots and sagas become JSON, under names without Java packages. */
@NullMarked
package org.llmmarket.publishing.store.serial;

import org.jspecify.annotations.NullMarked;
