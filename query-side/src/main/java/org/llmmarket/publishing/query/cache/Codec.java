package org.llmmarket.publishing.query.cache;

/** How a value is written for other processes; its name changes whenever what it writes does. */
public interface Codec<V> {

    String name();

    byte[] write(V value);

    /** Reads what some process of any release has written; an exception for what is not understood. */
    V read(byte[] bytes);
}
