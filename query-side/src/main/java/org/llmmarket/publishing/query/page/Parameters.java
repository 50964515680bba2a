package org.llmmarket.publishing.query.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.springframework.util.MultiValueMap;

/**
 * The query parameters of a request. Whatever is wrong with any of them is told in one answer, when {@link #check()} is
 * called after all have been read; until then a wrong value reads as if it were not there.
 */
public final class Parameters {

    public static final int DEFAULT_LIMIT = 20;
    public static final int HIGHEST_LIMIT = 100;

    private static final int MOST_VALUES = 50;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final Duration REST_OF_A_MILLISECOND = Duration.of(999, ChronoUnit.MICROS);

    private final MultiValueMap<String, String> given;
    private final List<Finding> faults = new ArrayList<>();

    public Parameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    /** Refuses the request with every fault that was found, which is answered with 422. */
    public void check() {
        if (!faults.isEmpty()) {
            throw new Rejection(
                    Reason.VALIDATION_FAILED,
                    "Some parameters are wrong; errors says which and what would be right.",
                    Findings.errors(faults));
        }
    }

    /** Every value of a parameter that is not blank; they are no more than one request should ask for. */
    public List<String> texts(String name, int longest) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > MOST_VALUES) {
            fault(name, "has at most " + MOST_VALUES + " values: leave the others out", "TOO_LONG");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (String value : values) {
            String text = value == null ? "" : value.strip();
            if (text.chars().anyMatch(Character::isISOControl)) {
                fault(name, "must not have control characters", "INVALID_FORMAT");
            } else if (text.codePointCount(0, text.length()) > longest) {
                fault(name, "has at most " + longest + " characters", "TOO_LONG");
            } else if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    public Optional<String> text(String name, int longest) {
        List<String> texts = texts(name, longest);
        if (texts.size() > 1) {
            fault(name, "is given once", "INVALID_TYPE");
        }
        return texts.stream().findFirst();
    }

    /** Every value of a parameter that is one of an enumeration's. */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> type, Function<E, String> wire) {
        List<E> all = List.of(type.getEnumConstants());
        List<E> chosen = new ArrayList<>();
        for (String text : texts(name, 100)) {
            Optional<E> choice =
                    all.stream().filter(one -> wire.apply(one).equals(text)).findFirst();
            if (choice.isEmpty()) {
                List<String> words = all.stream().map(wire).toList();
                fault(name, "is one of " + String.join(", ", words), "INVALID_ENUM");
            }
            choice.ifPresent(chosen::add);
        }
        return chosen;
    }

    /** An instant with its offset, as RFC 3339 writes it. */
    public Optional<Instant> instant(String name) {
        return text(name, 40).flatMap(text -> {
            try {
                // A plus sign that was not escaped arrives as a space.
                return Optional.of(Instants.parse(text.replace(' ', '+')));
            } catch (DateTimeException e) {
                fault(name, "is an instant of the years 1 to 9999, such as 2026-11-23T08:00:00Z", "INVALID_FORMAT");
                return Optional.empty();
            }
        });
    }

    /**
     * The end of a time. Programs whose clocks show milliseconds cut what they were told: a whole millisecond stands for all of
     * it, so that what happened within it has happened.
     */
    public Optional<Instant> end(String name) {
        return instant(name)
                .map(exact -> exact.isBefore(Instant.EPOCH) ? Instant.EPOCH : exact.truncatedTo(ChronoUnit.MICROS))
                .map(Parameters::whole);
    }

    /** The same of an instant that has been. */
    public Optional<Instant> moment(String name) {
        Optional<Instant> instant = end(name);
        if (instant.filter(Instant.now().plus(CLOCKS_DIFFER)::isBefore).isPresent()) {
            fault(name, "is an instant that has been, not one to come", "OUT_OF_RANGE");
            return Optional.empty();
        }
        return instant;
    }

    private static Instant whole(Instant exact) {
        return exact.equals(exact.truncatedTo(ChronoUnit.MILLIS)) ? exact.plus(REST_OF_A_MILLISECOND) : exact;
    }

    /** The instant as of which is asked: {@code asOf}, or that of the page before, which goes on with it. */
    public Optional<Instant> asOf() {
        Optional<Instant> asked = moment("asOf");
        Optional<Instant> begun = begun();
        if (begun.isPresent() && asked.isPresent() && !asked.equals(begun)) {
            fault("asOf", "is that of the page before, or left out: the cursor knows it", "INVALID_FORMAT");
        }
        return begun.or(() -> asked);
    }

    /** The instant as of which is asked, where nothing else is; refused when it is wrong. */
    public static Optional<Instant> asOf(MultiValueMap<String, String> given) {
        Parameters parameters = new Parameters(given);
        Optional<Instant> asOf = parameters.asOf();
        parameters.check();
        return asOf;
    }

    private Optional<Instant> begun() {
        try {
            return Optional.ofNullable(given.getFirst("cursor")).flatMap(Cursor::asOf);
        } catch (IllegalArgumentException noCursor) {
            // Who reads the cursor tells what is wrong with it.
            return Optional.empty();
        }
    }

    /** A whole number that is not negative. */
    public Optional<Long> number(String name) {
        return text(name, 30).flatMap(text -> {
            if (text.matches("\\d{1,18}")) {
                return Optional.of(Long.parseLong(text));
            }
            fault(name, "is a whole number, and not negative", "INVALID_TYPE");
            return Optional.empty();
        });
    }

    /** How many items a page takes. */
    public int limit() {
        return text("limit", 20).map(this::limit).orElse(DEFAULT_LIMIT);
    }

    private int limit(String text) {
        try {
            long limit = Long.parseLong(text);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return (int) limit;
            }
            fault("limit", "is between 1 and " + HIGHEST_LIMIT, "OUT_OF_RANGE");
        } catch (NumberFormatException e) {
            fault("limit", "is a whole number", "INVALID_TYPE");
        }
        return DEFAULT_LIMIT;
    }

    /** Where the page begins, read from the keys that an earlier page ended with. */
    public <T> Optional<T> cursor(int keys, Function<Cursor, T> read) {
        return cursor("cursor", keys, read);
    }

    /** The same under another name. */
    public <T> Optional<T> cursor(String name, int keys, Function<Cursor, T> read) {
        return text(name, 4000).flatMap(text -> {
            try {
                return Optional.of(Cursor.parse(text, keys)
                        .map(read)
                        .orElseThrow(() -> new IllegalArgumentException("no cursor")));
            } catch (IllegalArgumentException e) {
                fault(name, "is a cursor that was given out", "INVALID_FORMAT");
                return Optional.empty();
            }
        });
    }

    public void fault(String name, String message, String code) {
        faults.add(new Finding(name, message, Objects.requireNonNull(code)));
    }
}
