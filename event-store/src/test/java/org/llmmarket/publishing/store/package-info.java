/** What tests of every module share. */
@NullMarked
package org.llmmarket.publishing.store;

import org.jspecify.annotations.NullMarked;
