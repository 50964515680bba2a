package org.llmmarket.publishing.contract.comparison.schema.expression;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads a regular expression as the language of all texts in which it is found. Anchors are understood at the ends of
 * alternatives only; looking around, references back and properties of characters are not regular or not known here.
 */
final class ExpressionReader {

    private static final int LONGEST = 1_000;
    private static final int MOST_STATES = 3_000;
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    private ExpressionReader(String text) {
        this.text = text;
    }

    /** Empty where it cannot be read. */
    static Optional<Automaton> read(String expression) {
        if (expression.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ExpressionReader reader = new ExpressionReader(expression);
            List<Automaton> alternatives = new ArrayList<>();
            do {
                alternatives.add(reader.anchored());
            } while (reader.take('|'));
            reader.expect(reader.at == expression.length());
            return Optional.of(Automaton.union(alternatives));
        } catch (NotRegular notRegular) {
            return Optional.empty();
        }
    }

    private Automaton anchored() {
        List<Automaton> parts = new ArrayList<>();
        if (!take('^')) {
            parts.add(Automaton.makeAnyString());
        }
        parts.add(sequence().automaton());
        if (!take('$')) {
            parts.add(Automaton.makeAnyString());
        }
        return Automaton.concatenate(parts);
    }

    private Part alternatives() {
        expect(++depth <= DEEPEST);
        List<Automaton> alternatives = new ArrayList<>();
        int states = 1;
        do {
            Part part = sequence();
            alternatives.add(part.automaton());
            states += part.states();
        } while (take('|'));
        depth--;
        return part(alternatives.size() == 1 ? alternatives.get(0) : Automaton.union(alternatives), states);
    }

    private Part sequence() {
        List<Automaton> parts = new ArrayList<>();
        int states = 1;
        while (at < text.length() && "|)$".indexOf(text.charAt(at)) < 0) {
            Part part = repeated(atom());
            parts.add(part.automaton());
            states += part.states();
            expect(states <= MOST_STATES);
        }
        return part(parts.isEmpty() ? Automaton.makeEmptyString() : Automaton.concatenate(parts), states);
    }

    private Part repeated(Part part) {
        int least;
        int most;
        if (take('*')) {
            least = 0;
            most = -1;
        } else if (take('+')) {
            least = 1;
            most = -1;
        } else if (take('?')) {
            least = 0;
            most = 1;
        } else if (take('{')) {
            least = number();
            most = take(',') ? (peek('}') ? -1 : number()) : least;
            expect(take('}') && (most < 0 || most >= least));
        } else {
            return part;
        }
        take('?');
        expect(!peek('*') && !peek('+') && !peek('?') && !peek('{'));
        int copies = Math.max(1, Math.max(least, most));
        expect((long) copies * part.states() <= MOST_STATES);
        Automaton automaton =
                most < 0 ? part.automaton().repeat(least) : part.automaton().repeat(least, most);
        return part(automaton, copies * part.states());
    }

    private int number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        expect(at > start && at - start < 6);
        return Integer.parseInt(text.substring(start, at));
    }

    private Part atom() {
        char c = next();
        switch (c) {
            case '(' -> {
                expect(!take('?') || take(':'));
                Part group = alternatives();
                expect(take(')'));
                return group;
            }
            case '[' -> {
                return part(automaton(characterClass()), 2);
            }
            case '.' -> {
                BitSet lineEnds = CharacterClass.of('\n', '\r', '\u2028', '\u2029');
                return part(automaton(CharacterClass.inverse(lineEnds)), 2);
            }
            case '\\' -> {
                return part(automaton(escape()), 2);
            }
            default -> {
                expect("^$*+?{}])".indexOf(c) < 0 && !Character.isSurrogate(c));
                return part(Automaton.makeChar(c), 2);
            }
        }
    }

    private BitSet characterClass() {
        boolean inverse = take('^');
        BitSet characters = new BitSet();
        while (!take(']')) {
            BitSet low = member();
            if (peek('-') && at + 1 < text.length() && text.charAt(at + 1) != ']') {
                next();
                BitSet high = member();
                expect(low.cardinality() == 1 && high.cardinality() == 1 && low.length() <= high.length());
                characters.set(low.length() - 1, high.length());
            } else {
                characters.or(low);
            }
        }
        return inverse ? CharacterClass.inverse(characters) : characters;
    }

    private BitSet member() {
        char c = next();
        expect(!Character.isSurrogate(c));
        return c == '\\' ? escape() : CharacterClass.of(c);
    }

    private BitSet escape() {
        char c = next();
        return switch (c) {
            case 'd', 'w', 's' -> CharacterClass.named(c);
            case 'D', 'W', 'S' -> CharacterClass.inverse(CharacterClass.named(Character.toLowerCase(c)));
            case 't' -> CharacterClass.of('\t');
            case 'n' -> CharacterClass.of('\n');
            case 'r' -> CharacterClass.of('\r');
            case 'f' -> CharacterClass.of('\f');
            case 'v' -> CharacterClass.of('\u000B');
            case 'x' -> CharacterClass.of(hexadecimal(2));
            case 'u' -> CharacterClass.of(hexadecimal(4));
            default -> {
                expect(!Character.isLetterOrDigit(c) && !Character.isSurrogate(c));
                yield CharacterClass.of(c);
            }
        };
    }

    private char hexadecimal(int digits) {
        expect(at + digits <= text.length());
        String code = text.substring(at, at + digits);
        expect(code.chars().allMatch(digit -> Character.digit(digit, 16) >= 0));
        at += digits;
        return (char) Integer.parseInt(code, 16);
    }

    private static Automaton automaton(BitSet characters) {
        List<Automaton> ranges = new ArrayList<>();
        for (int start = characters.nextSetBit(0); start >= 0; ) {
            int end = characters.nextClearBit(start);
            ranges.add(Automaton.makeCharRange((char) start, (char) (end - 1)));
            start = characters.nextSetBit(end);
        }
        return ranges.size() == 1 ? ranges.get(0) : Automaton.union(ranges);
    }

    private char next() {
        expect(at < text.length());
        return text.charAt(at++);
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean take(char c) {
        boolean there = peek(c);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(boolean condition) {
        if (!condition) {
            throw new NotRegular();
        }
    }

    private static Part part(Automaton automaton, int states) {
        return new Part(automaton, states);
    }

    private record Part(Automaton automaton, int states) {}

    private static final class NotRegular extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotRegular() {
            super("the expression is not understood", null, false, false);
        }
    }
}
