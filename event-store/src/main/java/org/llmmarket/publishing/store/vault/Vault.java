package org.llmmarket.publishing.store.vault;

import java.util.Optional;

/**
 * Keeps values that no event may hold (credentials, personal text), sealed with AES-256-GCM by the service's secret key, and
 * erasable. Joins the caller's transaction.
 */
public interface Vault {

    void put(String key, String value);

    Optional<String> find(String key);

    /** Forgets the value for good; an unknown key is no error. */
    void erase(String key);
}
