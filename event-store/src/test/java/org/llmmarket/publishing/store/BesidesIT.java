package org.llmmarket.publishing.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.document.DocumentPieces;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.OpenDocument;
import org.llmmarket.publishing.store.document.PostgresDocumentStore;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.llmmarket.publishing.store.vault.SealedVault;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.dao.DataAccessException;
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
    void a_large_document_is_handed_out_piece_by_piece() throws IOException {
        byte[] large = new byte[9_000_000];
        new Random(7).nextBytes(large);
        String digest = documents.put("text/plain", large);
        DocumentPieces pieces = new DocumentPieces(jdbc);

        OpenDocument open = pieces.open(digest).orElseThrow();
        InputStream begun = pieces.open(digest).orElseThrow().bytes();

        assertThat(pieces.mediaType(digest)).contains("text/plain");
        assertThat(open.mediaType()).isEqualTo("text/plain");
        assertThat(open.length()).isEqualTo(large.length);
        assertThat(open.bytes().readAllBytes()).isEqualTo(large);
        assertThat(pieces.open("sha256:0")).isEmpty();
        assertThat(pieces.mediaType("sha256:0")).isEmpty();

        jdbc.sql("DELETE FROM document").update();
        assertThat(begun.readNBytes(1_000)).startsWith(large[0], large[1]);
        assertThatThrownBy(begun::readAllBytes).isInstanceOf(DataAccessException.class);
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
