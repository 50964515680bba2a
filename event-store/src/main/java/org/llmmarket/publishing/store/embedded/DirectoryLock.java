package org.llmmarket.publishing.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One process at a time on a data directory; the operating system lets go of it when the process dies. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock of(Path directory) throws IOException {
        DirectoryLock lock = tryLock(directory);
        if (lock == null) {
            throw new PostgresUnavailableException("The data directory " + directory + " is in use by process "
                    + Files.readString(file(directory)).strip()
                    + ": stop that one first, or set another DATA_DIR.");
        }
        return lock;
    }

    static @Nullable DirectoryLock tryLock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                file(directory), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException thisProcess) {
            // Held within this very process: in use all the same.
        }
        channel.close();
        return null;
    }

    private static Path file(Path directory) {
        return directory.resolve("postgres.lock");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
