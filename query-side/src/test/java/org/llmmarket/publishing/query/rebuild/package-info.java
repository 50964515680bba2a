@NullMarked
package org.llmmarket.publishing.query.rebuild;

import org.jspecify.annotations.NullMarked;
