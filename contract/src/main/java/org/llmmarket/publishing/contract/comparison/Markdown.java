package org.llmmarket.publishing.contract.comparison;

import java.util.regex.Pattern;

/** Writes foreign text into CommonMark. */
final class Markdown {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+.!|~&-]");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\s]+");

    private Markdown() {}

    /** A text in which nothing is markup, on one line. */
    static String escaped(String text) {
        return MARKUP.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("\\\\$0");
    }

    /** A text as code; no run of backticks ends it early. */
    static String code(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ");
        String fence = "`";
        while (line.contains(fence)) {
            fence += "`";
        }
        String blank = fence.length() > 1 || line.startsWith(" ") || line.isEmpty() ? " " : "";
        return fence + blank + line + blank + fence;
    }
}
