package org.llmmarket.publishing.contract.comparison;

import java.lang.management.ManagementFactory;

/** What this thread has cost so far, which other work on the machine does not change. */
final class ProcessorTime {

    private ProcessorTime() {}

    /** In nanoseconds. */
    static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
