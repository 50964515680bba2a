package org.llmmarket.publishing.store.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.proof.note.SignedNote;
import org.llmmarket.publishing.proof.note.VerifierKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was signed, where no database reaches: a file that only grows. */
final class CheckpointFile {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);
    private static final int TAIL = 16_384;

    private final Path file;

    CheckpointFile(Path file) {
        this.file = file;
    }

    /** Appends the note; when that fails the next one goes on where this one is missing. */
    void append(SignedNote note) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap((note + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(false);
            }
        } catch (IOException e) {
            LOG.error("The checkpoint could not be written to {}: {}", file, e.toString());
        }
    }

    /** The newest note in it that the key has signed. */
    Optional<SignedNote> last(VerifierKey key) {
        List<SignedNote> notes = SignedNote.parseAll(tail());
        for (int i = notes.size() - 1; i >= 0; i--) {
            if (notes.get(i).isSignedBy(key)) {
                return Optional.of(notes.get(i));
            }
        }
        return Optional.empty();
    }

    private String tail() {
        if (!Files.exists(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(TAIL, channel.size()));
            channel.position(channel.size() - bytes.capacity());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
            return new String(bytes.array(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoints cannot be read from " + file, e);
        }
    }
}
