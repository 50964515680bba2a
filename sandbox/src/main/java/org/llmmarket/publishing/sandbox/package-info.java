/** The marketplace's neighbours as real servers in one process: started and stopped as one by {@code Sandbox}. */
@NullMarked
package org.llmmarket.publishing.sandbox;

import org.jspecify.annotations.NullMarked;
