package org.llmmarket.publishing.proof.note;

import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.proof.tree.Hash;

/**
 * What a log says of itself at one size.
 *
 * @param origin the log's name
 * @param root over the first {@code size} leaves
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** Reads the text of a note; lines behind the third are extensions, which say nothing here. */
    public static Optional<Checkpoint> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.get(0).isEmpty() || !lines.get(1).matches("0|[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.parse(lines.get(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }
}
