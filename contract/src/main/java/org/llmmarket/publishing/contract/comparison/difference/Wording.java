package org.llmmarket.publishing.contract.comparison.difference;

import java.util.Locale;
import org.llmmarket.publishing.contract.comparison.Place;

/** How values of documents, which may be of any length, are shown in sentences. */
public final class Wording {

    private static final int LONGEST = 80;

    private Wording() {}

    /** A text in quotes. */
    public static String quoted(String text) {
        return "'" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + "'";
    }

    /** A node as it is written. */
    public static String shown(Place place) {
        if (!place.exists()) {
            return "nothing";
        }
        if (place.node().isContainer()) {
            return place.node().isArray() ? "a list" : "an object";
        }
        return quoted(place.node().asString());
    }

    /** A sentence with its capital letter and its full stop. */
    static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /** What was and what is. */
    public static String fromTo(Pair pair) {
        return "from " + shown(pair.base()) + " to " + shown(pair.revision());
    }
}
