@NullMarked
package org.llmmarket.publishing.access.trail;

import org.jspecify.annotations.NullMarked;
