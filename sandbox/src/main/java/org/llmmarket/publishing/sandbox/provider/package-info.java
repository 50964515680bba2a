/**
 * The sample provider and its mocks.
 *
 * <p>Every {@code @RestController} of this package answers on the provider's port only, because of {@code @ServedOn}
 * below. A router function says so itself by the predicate {@code Neighbour.PROVIDER}, as in {@code
 * RouterFunctions.nest(Neighbour.PROVIDER, routes)}. Components, controllers and {@code @Configuration} classes of this
 * package are found by scanning.
 */
@NullMarked
@ServedOn(Neighbour.PROVIDER)
package org.llmmarket.publishing.sandbox.provider;

import org.jspecify.annotations.NullMarked;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.server.ServedOn;
