/** An API that is known by its OpenAPI document only, answered as the document promises. */
@NullMarked
package org.llmmarket.publishing.sandbox.provider.mock;

import org.jspecify.annotations.NullMarked;
