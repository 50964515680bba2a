/** The store of the service: configuration that every process imports. */
@NullMarked
package org.llmmarket.publishing.store;

import org.jspecify.annotations.NullMarked;
