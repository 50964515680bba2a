/** A publication: one attempt to bring one version to the marketplace, step by step. */
@NullMarked
package org.llmmarket.publishing.api.publication;

import org.jspecify.annotations.NullMarked;
