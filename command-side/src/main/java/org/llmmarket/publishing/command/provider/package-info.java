/** Providers: who may publish, and whether somebody has checked who they are. */
@NullMarked
package org.llmmarket.publishing.command.provider;

import org.jspecify.annotations.NullMarked;
