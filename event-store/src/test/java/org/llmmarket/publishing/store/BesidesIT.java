package org.llmmarket.publishing.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.PostgresDocumentStore;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.llmmarket.publishing.store.vault.SealedVault;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lies beside the events. */
class BesidesIT {

    private JdbcClient jdbc;
    private DocumentStore documents;
    private Vault vault;

    @BeforeEach
    void start() {
        DataSource pool = TestDatabase.fresh();
        jdbc = JdbcClient.create(pool);
        documents = new PostgresDocumentStore(jdbc);
        vault = new SealedVault(jdbc, new SecretBox(new byte[32]));
    }

    @Test
    void a_document_is_kept_once_by_its_digest() {
        String digest = documents.put("text/plain", "abc".getBytes(UTF_8));
        documents.put("text/plain", "abc".getBytes(UTF_8));

        assertThat(digest).isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(documents.exists(digest)).isTrue();
        assertThat(documents.find(digest)).hasValueSatisfying(found -> {
            assertThat(found.bytes()).asString(UTF_8).isEqualTo("abc");
            assertThat(found.mediaType()).isEqualTo("text/plain");
        });
        assertThat(documents.find("sha256:0")).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM document").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_vault_value_is_sealed_replaced_and_forgotten() {
        vault.put("k", "first");
        vault.put("k", "secret");

        assertThat(vault.find("k")).contains("secret");
        assertThat(new String(
                        jdbc.sql("SELECT sealed FROM vault")
                                .query((row, n) -> row.getBytes(1))
                                .single(),
                        UTF_8))
                .doesNotContain("secret");
        vault.erase("k");
        vault.erase("k");
        assertThat(vault.find("k")).isEmpty();
    }
}
