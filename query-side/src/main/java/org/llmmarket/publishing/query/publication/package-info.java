/** How publications went: their timelines and the evidence behind them. */
@NullMarked
package org.llmmarket.publishing.query.publication;

import org.jspecify.annotations.NullMarked;
