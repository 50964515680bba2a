@NullMarked
package org.llmmarket.publishing.store.audit;

import org.jspecify.annotations.NullMarked;
