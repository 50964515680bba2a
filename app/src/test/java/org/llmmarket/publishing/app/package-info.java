/** The assembled application, by its doors only. */
@NullMarked
package org.llmmarket.publishing.app;

import org.jspecify.annotations.NullMarked;
