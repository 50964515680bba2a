@NullMarked
package org.llmmarket.publishing.saga.audit;

import org.jspecify.annotations.NullMarked;
