/** One web server for all HTTP neighbours: a port for each, and handlers that answer on their neighbour's port only. */
@NullMarked
package org.llmmarket.publishing.sandbox.server;

import org.jspecify.annotations.NullMarked;
