package org.llmmarket.publishing.query.projection;

import java.util.Optional;

/** Knows which groups can be made anew, and how that went the last time. */
public interface LastRebuilds {

    /** Whether the group keeps a read model that can be made anew. */
    boolean canRebuild(String group);

    Optional<RebuildView> of(String group);
}
