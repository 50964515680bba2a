package org.llmmarket.publishing.api.approval;

import java.util.Optional;

/** Finds what somebody wrote under the key that the event holds; none when it was erased. */
@FunctionalInterface
public interface Remarks {

    Optional<String> find(String key);
}
