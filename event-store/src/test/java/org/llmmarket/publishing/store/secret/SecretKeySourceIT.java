package org.llmmarket.publishing.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeySourceIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void development_makes_a_key_once_for_its_owner_only() throws IOException {
        byte[] made = new SecretKeySource(null, directory, false).key();

        assertThat(made).hasSize(32);
        assertThat(new SecretKeySource(" ", directory, false).key()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void production_wants_the_setting() {
        assertThatThrownBy(() -> new SecretKeySource(null, directory, true).key())
                .hasMessageContaining("SECRET_KEY");
        String setting = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(new SecretKeySource(setting, directory, true).key()).hasSize(32);
    }

    @Test
    void what_is_no_key_is_refused() {
        assertThatThrownBy(() -> new SecretKeySource("!", directory, false).key())
                .hasMessageContaining("base64")
                .hasNoCause();
        assertThatThrownBy(() -> new SecretKeySource("AAAA", directory, false).key())
                .hasMessageContaining("32 bytes");
    }
}
