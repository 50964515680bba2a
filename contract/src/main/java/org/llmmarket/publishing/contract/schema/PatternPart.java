package org.llmmarket.publishing.contract.schema;

/**
 * A part of a regular expression, by how much is tried at one place of a text without a look at a character: too much
 * rather than too little.
 *
 * @param entered what is tried where the part begins
 * @param resumed what is tried after a look within the part, from the worst place in it
 * @param width the most characters that it matches
 */
record PatternPart(Tries entered, Tries resumed, long width) {

    /** So many that it does not matter how many. */
    static final long MOST = 1_000_000_000;

    /** A sequence without parts. */
    static final PatternPart NOTHING = new PatternPart(new Tries(0, 1), new Tries(0, 0), 0);

    /** What holds at a place or does not, as an anchor does. */
    static final PatternPart PLACE = new PatternPart(new Tries(1, 1), new Tries(0, 0), 0);

    static final PatternPart CHARACTER = new PatternPart(new Tries(1, 0), new Tries(0, 1), 1);

    /** What a group has matched, be it nothing. */
    static final PatternPart REFERENCE = new PatternPart(new Tries(1, 1), new Tries(0, 1), 1);

    /**
     * What is tried at one place.
     *
     * @param steps the steps of the part itself
     * @param ways how often whatever follows the part is tried, at that same place
     */
    record Tries(long steps, long ways) {

        Tries {
            steps = Math.min(steps, MOST);
            ways = Math.min(ways, MOST);
        }

        Tries then(Tries next) {
            return new Tries(steps + ways * next.steps, ways * next.ways);
        }

        Tries or(Tries other) {
            return new Tries(1 + steps + other.steps, ways + other.ways);
        }

        /** The worse of both, whatever follows; it takes at least one step. */
        Tries max(Tries other) {
            if (ways > other.ways) {
                return other.max(this);
            }
            return new Tries(Math.max(steps + ways - other.ways, other.steps), other.ways);
        }

        long total() {
            return steps + ways;
        }
    }

    PatternPart {
        width = Math.min(width, MOST);
    }

    /** The most that is tried at one place, wherever the search has come from. */
    long steps() {
        return Math.max(entered.total(), resumed.total());
    }

    PatternPart then(PatternPart next) {
        return new PatternPart(
                entered.then(next.entered), resumed.then(next.entered).max(next.resumed), width + next.width);
    }

    PatternPart or(PatternPart other) {
        return new PatternPart(entered.or(other.entered), resumed.max(other.resumed), Math.max(width, other.width));
    }

    /** Java ends a repetition at the first turn that matches nothing, or else when it has had as many turns as it must. */
    PatternPart repeated(long least, long most) {
        long turns = entered.ways == 0 ? 1 : least + 2;
        Tries first = new Tries(1 + turns * entered.steps, entered.ways + (least == 0 ? 1 : 0));
        Tries again = new Tries(first.steps, entered.ways + 1);
        return new PatternPart(first, most <= 1 ? resumed : resumed.then(again), width * most);
    }

    PatternPart inGroup() {
        return new PatternPart(new Tries(1 + entered.steps, entered.ways), resumed, width);
    }

    PatternPart inAtomicGroup() {
        return settled(1, Math.min(entered.ways, 1), width);
    }

    PatternPart aheadOfPlace() {
        return settled(1, 1, 0);
    }

    /** It is looked for from every place from which it could reach the one that it must end at. */
    PatternPart behindPlace() {
        return settled(1 + width, 1, 0);
    }

    /** Where the first way to match the part is the only one. */
    private PatternPart settled(long places, long ways, long settledWidth) {
        return new PatternPart(
                new Tries(1 + places * entered.total(), ways), new Tries(resumed.total(), 1), settledWidth);
    }
}
