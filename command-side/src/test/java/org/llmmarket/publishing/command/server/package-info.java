/** A running command side for tests, and people who call it over HTTP. */
@NullMarked
package org.llmmarket.publishing.command.server;

import org.jspecify.annotations.NullMarked;
