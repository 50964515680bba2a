package org.llmmarket.publishing.store;

import java.util.Optional;

/** Says when what stands in the database is in doubt, though it answers: health is degraded then. */
@FunctionalInterface
public interface StoreDoubt {

    /** Why; none while there is no doubt. */
    Optional<String> doubt();
}
