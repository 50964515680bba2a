@NullMarked
package org.llmmarket.publishing.store.proof;

import org.jspecify.annotations.NullMarked;
