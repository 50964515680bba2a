package org.llmmarket.publishing.contract.finding;

import java.util.regex.Pattern;

/**
 * One thing that a check of a document found.
 *
 * @param field a JSON pointer by RFC 6901 into the document; empty for the whole
 * @param message a sentence for the author of the document
 * @param code e.g. {@code MISSING_INFO}
 */
public record DocumentFinding(String field, String message, String code) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    /** Names in a document may hold anything; what cannot be printed or stored is shown as a replacement character. */
    public DocumentFinding {
        field = printable(field);
        message = printable(message);
    }

    private static String printable(String text) {
        boolean isPrintable = text.chars().allMatch(c -> c >= ' ' && c < '\u007F');
        return isPrintable ? text : UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }
}
