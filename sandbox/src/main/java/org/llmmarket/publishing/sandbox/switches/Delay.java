package org.llmmarket.publishing.sandbox.switches;

/** Waits on behalf of a slow neighbour. */
final class Delay {

    private Delay() {}

    /** Waits so many milliseconds, less only when the sandbox is closed meanwhile. */
    static void of(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
