package org.llmmarket.publishing.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path cache;

    @Test
    void two_processes_that_unpack_at_once_both_find_the_binaries_whole() throws IOException {
        CompletableFuture<Path> one = CompletableFuture.supplyAsync(this::unpacked);
        CompletableFuture<Path> other = CompletableFuture.supplyAsync(this::unpacked);

        assertThat(one.join()).isEqualTo(other.join());
        assertThat(one.join().resolve("bin/postgres")).isExecutable();
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).containsExactly(cache.resolve("postgres-18.6.0"));
        }
    }

    private Path unpacked() {
        try {
            return PostgresBinaries.unpackedUnder(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
