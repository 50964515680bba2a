package org.llmmarket.publishing.api.actor;

import java.util.Optional;

/** Finds the account of somebody whom others name as they know them. */
@FunctionalInterface
public interface NamedAccounts {

    /** Those of a place where there are no accounts. */
    NamedAccounts NONE = name -> Optional.empty();

    /** The account that is meant: by its id, by its e-mail address, or by a name that a single reviewer has. */
    Optional<AccountId> find(String name);
}
