package org.llmmarket.publishing.store.engine;

/** Told of every append, on the thread that makes it and before its commit. */
public interface AppendListener {

    void appended(int events);
}
