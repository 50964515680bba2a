package org.llmmarket.publishing.store.work;

import java.util.UUID;

/**
 * Work that this process has to itself until the lease runs out.
 *
 * @param begun whether somebody does it already; else it was taken for whoever gets done first
 */
record LeasedWork(Work work, UUID lease, boolean begun) {

    LeasedWork begin() {
        return new LeasedWork(work, lease, true);
    }
}
