package org.llmmarket.publishing.store.vault;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault in a table of its own. */
public final class SealedVault implements Vault {

    private static final String PURPOSE = "vault";

    private final JdbcClient jdbc;
    private final SecretBox box;

    public SealedVault(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    @Override
    public void put(String key, String value) {
        jdbc.sql("INSERT INTO vault (key, sealed) VALUES (?, ?)"
                        + " ON CONFLICT (key) DO UPDATE SET sealed = excluded.sealed, sealed_at = now()")
                .param(key)
                .param(box.seal(PURPOSE, key, value.getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    @Override
    public Optional<String> find(String key) {
        return jdbc.sql("SELECT sealed FROM vault WHERE key = ?")
                .param(key)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(bytes -> new String(box.open(PURPOSE, key, bytes), StandardCharsets.UTF_8));
    }

    @Override
    public void erase(String key) {
        jdbc.sql("DELETE FROM vault WHERE key = ?").param(key).update();
    }
}
