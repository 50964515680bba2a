/** The catalogue as consumers read it: its read model, search, one service and its versions. */
@NullMarked
package org.llmmarket.publishing.query.catalog;

import org.jspecify.annotations.NullMarked;
