package org.llmmarket.publishing.proof.note;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures under it.
 *
 * @param text to its last line feed
 * @param signatures the lines behind the empty one, each with its line feed
 */
public record SignedNote(String text, String signatures) {

    static final String DASH = "\u2014 ";

    /** Reads one note; none when the text is of another form. */
    public static Optional<SignedNote> parse(String note) {
        int end = note.lastIndexOf("\n\n" + DASH);
        if (end < 0 || !note.endsWith("\n")) {
            return Optional.empty();
        }
        String signatures = note.substring(end + 2);
        boolean areLines = signatures.lines().allMatch(line -> line.startsWith(DASH));
        return areLines ? Optional.of(new SignedNote(note.substring(0, end + 1), signatures)) : Optional.empty();
    }

    /** Reads the notes of a file to which one after the other was appended, each with an empty line behind it. */
    public static List<SignedNote> parseAll(String notes) {
        List<SignedNote> all = new ArrayList<>();
        StringBuilder note = new StringBuilder();
        boolean isSigned = false;
        for (String line : notes.replace("\r\n", "\n").lines().toList()) {
            if (isSigned && !line.startsWith(DASH)) {
                parse(note.toString()).ifPresent(all::add);
                note.setLength(0);
                isSigned = false;
            }
            if (!line.isEmpty() || note.length() > 0) {
                note.append(line).append('\n');
            }
            isSigned |= line.startsWith(DASH);
        }
        parse(note.toString()).ifPresent(all::add);
        return all;
    }

    /** Whether one of the signatures is this key's, and right. */
    public boolean isSignedBy(VerifierKey key) {
        return signatures
                .lines()
                .map(line -> line.substring(DASH.length()).split(" ", -1))
                .filter(parts -> parts.length == 2 && parts[0].equals(key.name()))
                .anyMatch(parts -> decoded(parts[1])
                        .filter(signature -> key.verifies(text, signature))
                        .isPresent());
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is published. */
    @Override
    public String toString() {
        return text + "\n" + signatures;
    }
}
