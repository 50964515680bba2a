/** Where two contracts say that they are served. */
@NullMarked
package org.llmmarket.publishing.contract.comparison.server;

import org.jspecify.annotations.NullMarked;
