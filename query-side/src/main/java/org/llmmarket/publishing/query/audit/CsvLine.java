package org.llmmarket.publishing.query.audit;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of CSV (RFC 4180) that a spreadsheet takes for text: what looks like a formula begins with an apostrophe. */
final class CsvLine {

    private static final String END = "\r\n";

    private CsvLine() {}

    static String of(@Nullable Object... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", END));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        String harmless = !text.isEmpty() && "=+-@\t\r\n|%".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean isPlain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';')
                && harmless.equals(harmless.strip());
        return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
