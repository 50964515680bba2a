/** A provider's public part. */
@NullMarked
package org.llmmarket.publishing.api.provider;

import org.jspecify.annotations.NullMarked;
