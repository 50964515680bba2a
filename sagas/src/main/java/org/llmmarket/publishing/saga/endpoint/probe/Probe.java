package org.llmmarket.publishing.saga.endpoint.probe;

import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.saga.endpoint.net.Call;

/**
 * A call of an operation.
 *
 * @param call its target is relative to the place of the paths
 * @param invented whether the call names things that need not exist, so that a documented 4xx is fine
 */
record Probe(Operation operation, Call call, boolean invented) {

    /** The same call at a place. */
    Call at(Place place) {
        return new Call(call.method(), place.target(call.target()), call.headers(), call.body());
    }
}
