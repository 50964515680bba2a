/** A small application around access, and a client of it. */
@NullMarked
package org.llmmarket.publishing.access.server;

import org.jspecify.annotations.NullMarked;
