/** The role that runs sagas and workers: what it needs to be started. */
@NullMarked
package org.llmmarket.publishing.saga;

import org.jspecify.annotations.NullMarked;
