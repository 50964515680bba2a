package org.llmmarket.publishing.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What can be sent to a process of this machine. */
enum Signal {
    KILL,
    /** Makes a Java process write down what its threads do. */
    QUIT,
    TERM,
    STOP,
    CONT;

    /** Sends it; a process that is gone already is no error. */
    void to(long pid) {
        try {
            new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
