/** The LLM registry: a REST service that keeps an entry for every published version. */
@NullMarked
@ServedOn(Neighbour.REGISTRY)
package org.llmmarket.publishing.sandbox.registry;

import org.jspecify.annotations.NullMarked;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.server.ServedOn;
