package org.llmmarket.publishing.store.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
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

/** What was signed, where no database reaches: a file that only grows, by whole notes. */
final class CheckpointFile {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);
    private static final int TAIL = 16_384;
    private static final String SIGNATURE = byteByByte("\n\u2014 ".getBytes(StandardCharsets.UTF_8));

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
                append(channel, (note + "\n").getBytes(StandardCharsets.UTF_8));
                channel.force(false);
            }
        } catch (IOException e) {
            LOG.error("The checkpoint could not be written to {}: {}", file, e.toString());
        }
    }

    /** Writes all of it, or leaves the file as it was: the next note would be read as one with what there is of this one. */
    static void append(SeekableByteChannel channel, byte[] note) throws IOException {
        long end = channel.size();
        ByteBuffer rest = ByteBuffer.wrap(note);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    /** Cuts off what a crash has left of a note under this key; what others wrote stays. */
    void mend(VerifierKey key) {
        byte[] tail = tail();
        String notes = byteByByte(tail);
        int end = endOfTheLast(notes);
        String begin = byteByByte((key.name() + "\n").getBytes(StandardCharsets.UTF_8));
        // A file system may have kept room for bytes that never reached the disk.
        String torn = notes.substring(end).replace("\0", "");
        if (end < tail.length && (begin.startsWith(torn) || torn.startsWith(begin))) {
            cut(tail.length - end);
        }
    }

    private void cut(int bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
            LOG.warn("{} bytes of a checkpoint that was not written to its end were cut off {}", bytes, file);
        } catch (IOException e) {
            LOG.error("A checkpoint that was not written to its end could not be cut off {}: {}", file, e.toString());
        }
    }

    /** Behind the last signature that has its line feed, and the empty line that follows it. */
    private static int endOfTheLast(String notes) {
        int signature = notes.lastIndexOf(SIGNATURE, notes.lastIndexOf('\n') - 1);
        if (signature < 0) {
            return 0;
        }
        int end = notes.indexOf('\n', signature + 1) + 1;
        return notes.startsWith("\n", end) ? end + 1 : end;
    }

    /** As many characters as there are bytes, wherever between them a text was cut. */
    private static String byteByByte(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The newest note in it that the key has signed. */
    Optional<SignedNote> last(VerifierKey key) {
        List<SignedNote> notes = SignedNote.parseAll(new String(tail(), StandardCharsets.UTF_8));
        for (int i = notes.size() - 1; i >= 0; i--) {
            if (notes.get(i).isSignedBy(key)) {
                return Optional.of(notes.get(i));
            }
        }
        return Optional.empty();
    }

    private byte[] tail() {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(TAIL, channel.size()));
            channel.position(channel.size() - bytes.capacity());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoints cannot be read from " + file, e);
        }
    }
}
