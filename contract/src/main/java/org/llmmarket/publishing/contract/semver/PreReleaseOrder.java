package org.llmmarket.publishing.contract.semver;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/** The order of pre-release identifiers: sections 11.3 and 11.4 of the standard. */
final class PreReleaseOrder implements Comparator<List<String>>, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public int compare(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int difference = compareIdentifiers(left.get(i), right.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftIsNumber = isNumber(left);
        boolean rightIsNumber = isNumber(right);
        if (leftIsNumber != rightIsNumber) {
            return leftIsNumber ? -1 : 1;
        }
        // Numbers carry no leading zeros, so the longer one is the larger.
        if (leftIsNumber && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        return left.compareTo(right);
    }

    static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
