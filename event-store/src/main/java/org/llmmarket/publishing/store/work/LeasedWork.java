package org.llmmarket.publishing.store.work;

import java.util.UUID;

/** Work that this process has to itself until the lease runs out. */
record LeasedWork(Work work, UUID lease) {}
