package org.llmmarket.publishing.store.processing;

import org.jspecify.annotations.Nullable;

/** What follows the log under a name and remembers where it stands. */
interface Follower {

    String getName();

    /** Where it stands, when this process runs it. */
    @Nullable
    GroupStatus status();

    /** Events taken a second, lately. */
    double perSecond();
}
