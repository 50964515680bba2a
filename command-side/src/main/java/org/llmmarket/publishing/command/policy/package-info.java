/** Policies where somebody waits for their verdict: revised terms, and drafts that are tried over the catalogue. */
@NullMarked
package org.llmmarket.publishing.command.policy;

import org.jspecify.annotations.NullMarked;
