package org.llmmarket.publishing.query.live;

import java.util.List;

/** The way to one listener; nothing in it waits. */
public interface Connection {

    /** Whether more can be sent now; when it is drained it says so to the feed. */
    boolean hasRoom();

    void send(List<byte[]> frames);

    /** How many bytes wait until the listener takes them. */
    int held();

    /** Whether the listener is still there, as far as is known. */
    boolean isOpen();

    /** Ends it; a listener that comes back resumes where it was. */
    void end();
}
