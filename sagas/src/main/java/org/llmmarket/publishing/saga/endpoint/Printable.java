package org.llmmarket.publishing.saga.endpoint;

import java.util.regex.Pattern;

/** Makes foreign text fit to be kept: PostgreSQL reads no JSON that holds U+0000 or half of a surrogate pair. */
public final class Printable {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\p{Cs}]");

    private Printable() {}

    /** The text, or its first characters and an ellipsis; what cannot be kept is shown as a replacement character. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return printable(text);
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return printable(text.substring(0, end)) + "…";
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }
}
