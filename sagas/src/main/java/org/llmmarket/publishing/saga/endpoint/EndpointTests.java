package org.llmmarket.publishing.saga.endpoint;

/** Tries out an endpoint before the marketplace sends consumers to it. */
public interface EndpointTests {

    /**
     * Runs all tests, in parallel and within the time that the settings allow. Whatever the endpoint does is part of the
     * report; nothing that it does is thrown.
     */
    EndpointReport run(EndpointUnderTest target);
}
