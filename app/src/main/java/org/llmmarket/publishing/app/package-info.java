/** The one executable: which roles it plays, with which neighbours, and how it ends. */
@NullMarked
package org.llmmarket.publishing.app;

import org.jspecify.annotations.NullMarked;
