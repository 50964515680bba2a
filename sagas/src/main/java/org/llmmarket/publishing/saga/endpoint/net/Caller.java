package org.llmmarket.publishing.saga.endpoint.net;

/** Makes calls to one destination in one protocol. */
public interface Caller extends AutoCloseable {

    /** Makes a call; whatever happens to it is in the answer. */
    Answer call(Call call);

    @Override
    void close();
}
