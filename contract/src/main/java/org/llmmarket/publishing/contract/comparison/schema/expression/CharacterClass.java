package org.llmmarket.publishing.contract.comparison.schema.expression;

import java.util.BitSet;

/** Sets of characters as regular expressions name them. */
final class CharacterClass {

    private static final int ALL = Character.MAX_VALUE + 1;
    private static final String BLANKS = "\t\n\u000B\f\r \u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF";

    private CharacterClass() {}

    static BitSet of(char... characters) {
        BitSet set = new BitSet();
        for (char c : characters) {
            set.set(c);
        }
        return set;
    }

    static BitSet inverse(BitSet characters) {
        BitSet set = (BitSet) characters.clone();
        set.flip(0, ALL);
        return set;
    }

    /** The class of {@code \d}, {@code \w} or {@code \s}. */
    static BitSet named(char name) {
        BitSet set = name == 's' ? of(BLANKS.toCharArray()) : new BitSet();
        if (name == 's') {
            set.set(0x2000, 0x200B);
        } else {
            set.set('0', '9' + 1);
        }
        if (name == 'w') {
            set.set('a', 'z' + 1);
            set.set('A', 'Z' + 1);
            set.set('_');
        }
        return set;
    }
}
