package org.llmmarket.publishing.sandbox.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The mocks by name: in memory, and in the folder {@value #FOLDER} where that is set, so that a publication that is under way
 * finds its endpoint again after a restart.
 */
@Component
class MockShelf {

    static final String FOLDER = "publishing.sandbox.mocks-folder";

    private static final Logger LOG = LoggerFactory.getLogger(MockShelf.class);
    private static final String ANONYMOUS = ".anonymous";
    private static final String CLOSED = ".closed";

    private final Map<String, Mock> mocks = new TreeMap<>();
    private final @Nullable Path folder;

    MockShelf(Environment environment) {
        String setting = environment.getProperty(FOLDER, "");
        folder = setting.isBlank() ? null : Path.of(setting);
        if (folder != null && Files.isDirectory(folder)) {
            load(folder);
        }
    }

    /** Puts a mock in its place; true where the name is new. */
    synchronized boolean put(Mock mock) {
        if (folder != null) {
            store(folder, mock);
        }
        return mocks.put(mock.name(), mock) == null;
    }

    synchronized Optional<Mock> find(String name) {
        return Optional.ofNullable(mocks.get(name));
    }

    synchronized List<Mock> all() {
        return List.copyOf(mocks.values());
    }

    synchronized boolean remove(String name) {
        if (folder != null) {
            delete(folder, name);
        }
        return mocks.remove(name) != null;
    }

    private void load(Path from) {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                String fileName = file.getFileName().toString();
                if (fileName.endsWith(ANONYMOUS) || fileName.endsWith(CLOSED)) {
                    load(file, fileName.substring(0, fileName.lastIndexOf('.')), fileName.endsWith(ANONYMOUS));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the mocks in " + from + " cannot be read", unreadable);
        }
    }

    private void load(Path file, String name, boolean anonymous) throws IOException {
        OpenApiDocument.read(Files.readAllBytes(file))
                .document()
                .ifPresentOrElse(
                        document -> mocks.put(name, new Mock(name, anonymous, document)),
                        () -> LOG.warn("{} holds no document any more", file));
    }

    private static void store(Path folder, Mock mock) {
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "mock", ".part");
            Files.write(written, mock.bytes());
            delete(folder, mock.name());
            Files.move(
                    written,
                    folder.resolve(mock.name() + (mock.anonymous() ? ANONYMOUS : CLOSED)),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the mock cannot be kept in " + folder, unwritable);
        }
    }

    private static void delete(Path folder, String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + ANONYMOUS));
            Files.deleteIfExists(folder.resolve(name + CLOSED));
        } catch (IOException undeletable) {
            throw new UncheckedIOException("the mock cannot be removed from " + folder, undeletable);
        }
    }
}
