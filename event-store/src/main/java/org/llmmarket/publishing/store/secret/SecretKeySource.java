package org.llmmarket.publishing.store.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the 32 bytes of the secret key come from: the setting, or in development a file that only its owner may read. */
public final class SecretKeySource {

    private static final Logger LOG = LoggerFactory.getLogger(SecretKeySource.class);

    private static final int BYTES = 32;

    private final @Nullable String setting;
    private final Path file;
    private final boolean production;

    /**
     * @param setting the key in base64, or none
     * @param dataDirectory where a key is made in development
     * @param production whether a made key is refused
     */
    public SecretKeySource(@Nullable String setting, Path dataDirectory, boolean production) {
        this.setting = setting;
        this.file = dataDirectory.resolve("secret.key");
        this.production = production;
    }

    /** The key. @throws IllegalStateException when it is missing in production or is no base64 of 32 bytes */
    public byte[] key() {
        if (setting != null && !setting.isBlank()) {
            return decoded(setting, "SECRET_KEY");
        }
        if (production) {
            throw new IllegalStateException(
                    "SECRET_KEY is not set: in production it must be 32 random bytes in base64, the same for every process.");
        }
        try {
            return decoded(keptOrMade(), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keptOrMade() throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Temporary files are the owner's alone from the beginning.
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "secret-", "");
            Files.writeString(fresh, Base64.getEncoder().encodeToString(random));
            keep(fresh);
        }
        return Files.readString(file);
    }

    /** Whoever comes first has made the key, also for those who start at the same time. */
    private void keep(Path fresh) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("{} was made by another process", file);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            if (!Files.exists(file)) {
                Files.copy(fresh, file);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static byte[] decoded(String text, String origin) {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // told below; what it says is a character of the key
        }
        throw new IllegalStateException(origin + " must be 32 bytes in base64.");
    }
}
