@NullMarked
package org.llmmarket.publishing.access.health;

import org.jspecify.annotations.NullMarked;
