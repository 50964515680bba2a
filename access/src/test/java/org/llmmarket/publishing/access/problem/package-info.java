@NullMarked
package org.llmmarket.publishing.access.problem;

import org.jspecify.annotations.NullMarked;
