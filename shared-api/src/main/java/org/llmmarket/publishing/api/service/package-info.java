/** A service of the marketplace: its terms, its versions and how they may move. */
@NullMarked
package org.llmmarket.publishing.api.service;

import org.jspecify.annotations.NullMarked;
