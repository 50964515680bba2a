@NullMarked
package org.llmmarket.publishing.access.body;

import org.jspecify.annotations.NullMarked;
