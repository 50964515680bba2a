@NullMarked
package org.llmmarket.publishing.query.audit;

import org.jspecify.annotations.NullMarked;
