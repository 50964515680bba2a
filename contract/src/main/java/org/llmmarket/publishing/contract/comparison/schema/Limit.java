package org.llmmarket.publishing.contract.comparison.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.llmmarket.publishing.contract.comparison.Place;

/**
 * A bound of numbers, lengths or counts.
 *
 * @param exclusive whether the number itself is beyond the bound
 */
record Limit(BigDecimal number, boolean exclusive, Place place) {

    /** Digits and exponents beyond which a number is only looked at as a whole. */
    private static final int LARGEST = 400;

    static boolean isReasonable(BigDecimal number) {
        return number.precision() <= LARGEST && Math.abs((long) number.scale()) <= LARGEST;
    }

    static Limit of(long count, Place place) {
        return new Limit(BigDecimal.valueOf(count), false, place);
    }

    /** Whether a value keeps this bound. */
    boolean admits(BigDecimal value, boolean lower) {
        int order = lower ? value.compareTo(number) : number.compareTo(value);
        return exclusive ? order > 0 : order >= 0;
    }

    /** Whether all that keeps this bound keeps the other. */
    boolean isWithin(Limit other, boolean lower) {
        int order = lower ? number.compareTo(other.number) : other.number.compareTo(number);
        return order > 0 || (order == 0 && (exclusive || !other.exclusive));
    }

    /** The same bound for whole numbers. */
    Limit whole(boolean lower) {
        if (!isReasonable(number)) {
            return this;
        }
        BigInteger rounded = number.setScale(0, lower ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .toBigInteger();
        boolean onIt = new BigDecimal(rounded).compareTo(number) == 0;
        BigInteger next = lower ? rounded.add(BigInteger.ONE) : rounded.subtract(BigInteger.ONE);
        return new Limit(new BigDecimal(exclusive && onIt ? next : rounded), false, place);
    }

    /** The number as people write it. */
    String text() {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        String text = plain.scale() < 0 && plain.scale() > -20 ? plain.toPlainString() : plain.toString();
        return exclusive ? text + " (exclusive)" : text;
    }
}
