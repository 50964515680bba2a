/** A service's story, told in events, for the tests of everything that is folded from them. */
@NullMarked
package org.llmmarket.publishing.api.story;

import org.jspecify.annotations.NullMarked;
