package org.llmmarket.publishing.saga.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.store.vault.Vault;

/** A vault that a test can look into. */
public final class OpenVault implements Vault {

    private final Map<String, String> values = new HashMap<>();

    @Override
    public void put(String key, String value) {
        values.put(key, value);
    }

    @Override
    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void erase(String key) {
        values.remove(key);
    }
}
