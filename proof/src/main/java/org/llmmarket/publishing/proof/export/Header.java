package org.llmmarket.publishing.proof.export;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first line of an export: what follows, and what it is to be held against.
 *
 * @param type {@code log} when every event from {@code from} to {@code to} follows, {@code bundle} when chosen ones do
 * @param key the log's public key; whoever verifies should know it from elsewhere
 * @param checkpoint a signed note
 * @param from the index of the first leaf that can follow
 * @param to the index behind the last one
 * @param peaks the roots of the complete subtrees before {@code from}, from the largest
 * @param consistency what leads from the tree of {@code to} leaves to that of the checkpoint, unless they are the same
 */
public record Header(
        String type,
        String format,
        String key,
        String checkpoint,
        long from,
        long to,
        @Nullable List<String> peaks,
        @Nullable List<String> consistency) {

    public static final String LOG = "log";
    public static final String BUNDLE = "bundle";
    public static final String FORMAT = "publishing-export/1";

    public Header {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(checkpoint, "checkpoint");
    }
}
