package org.llmmarket.publishing.contract.comparison.difference;

/** Compares whether people are told to use something else. */
public final class Deprecation {

    private Deprecation() {}

    public static void compare(Differences differences, Pair pair, String subject) {
        boolean was = pair.base().node().path("deprecated").asBoolean(false);
        boolean is = pair.revision().node().path("deprecated").asBoolean(false);
        if (was != is) {
            ChangeKind kind = is ? ChangeKind.DEPRECATED : ChangeKind.DEPRECATION_WITHDRAWN;
            differences.add(kind, pair, subject + (is ? " is deprecated now" : " is no longer deprecated"));
        }
    }
}
