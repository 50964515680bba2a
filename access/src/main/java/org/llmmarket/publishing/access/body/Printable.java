package org.llmmarket.publishing.access.body;

/** Makes foreign text fit to stand in a message: short, on one line, without control characters or half characters. */
public final class Printable {

    private static final int LENGTH = 200;

    private Printable() {}

    /** The text on one line, cut after 200 characters. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LENGTH).forEach(point -> line.appendCodePoint(isPrintable(point) ? point : 0xFFFD));
        return text.codePointCount(0, text.length()) > LENGTH ? line.append('…').toString() : line.toString();
    }

    private static boolean isPrintable(int point) {
        return !Character.isISOControl(point) && !isLoneSurrogate(point);
    }

    static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
