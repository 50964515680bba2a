/** What the service depends on, and how it is. */
@NullMarked
package org.llmmarket.publishing.api.health;

import org.jspecify.annotations.NullMarked;
