/** Services: who owns what name, which versions it has and how they move. */
@NullMarked
package org.llmmarket.publishing.command.service;

import org.jspecify.annotations.NullMarked;
