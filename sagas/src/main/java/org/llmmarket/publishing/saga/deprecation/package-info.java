/** Retiring versions when their announced end has come. */
@NullMarked
package org.llmmarket.publishing.saga.deprecation;

import org.jspecify.annotations.NullMarked;
