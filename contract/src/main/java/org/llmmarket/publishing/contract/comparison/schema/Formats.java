package org.llmmarket.publishing.contract.comparison.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which formats are special cases of which, and which numbers they have, by the registry of OpenAPI. */
final class Formats {

    /** Longer texts are not looked at. */
    private static final int LONGEST = 250;

    private static final String HOUR = "([01]\\d|2[0-3])";
    private static final String DATE =
            "\\d{4}-((0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)";
    private static final String TIME = HOUR + ":[0-5]\\d:[0-5]\\d(\\.\\d+)?";
    private static final String HOST = "[a-zA-Z0-9]+([.-][a-zA-Z0-9]+)*";
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    private static final Map<String, List<String>> WIDER = Map.ofEntries(
            Map.entry("int8", List.of("int16", "int32", "int64")),
            Map.entry("int16", List.of("int32", "int64")),
            Map.entry("int32", List.of("int64", "double")),
            Map.entry("uint8", List.of("int16", "int32", "int64", "uint16", "uint32", "uint64")),
            Map.entry("uint16", List.of("int32", "int64", "uint32", "uint64")),
            Map.entry("uint32", List.of("int64", "uint64")),
            Map.entry("float", List.of("double")),
            Map.entry("email", List.of("idn-email")),
            Map.entry("hostname", List.of("idn-hostname")),
            Map.entry("uri", List.of("uri-reference", "iri", "iri-reference")),
            Map.entry("url", List.of("uri", "uri-reference", "iri", "iri-reference")),
            Map.entry("uri-reference", List.of("iri-reference")),
            Map.entry("iri", List.of("iri-reference")));

    private static final Set<String> FRACTIONS = Set.of("float", "double", "decimal");

    /** Texts that surely are of a format; there may be others. */
    private static final Map<String, Pattern> TEXTS = Map.of(
            "uuid", Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"),
            "date", Pattern.compile(DATE),
            "date-time", Pattern.compile(DATE + "T" + TIME + "(Z|[+-]" + HOUR + ":[0-5]\\d)"),
            "email", Pattern.compile("\\w+([.+-]\\w+)*@" + HOST),
            "hostname", Pattern.compile(HOST),
            "uri", Pattern.compile("[a-z][a-z0-9+.-]*:[\\w/?#@:.,;=&~+-]+"),
            "ipv4", Pattern.compile(BYTE + "(\\." + BYTE + "){3}"),
            "ipv6", Pattern.compile("\\p{XDigit}{1,4}(:\\p{XDigit}{1,4}){7}"));

    private static final Pattern WHOLE = Pattern.compile("(u?)int(8|16|32|64)");

    private Formats() {}

    static boolean isWithin(String one, String other) {
        return one.equals(other) || WIDER.getOrDefault(one, List.of()).contains(other);
    }

    /** The least or the greatest number of a format; none where it has no end. */
    static Optional<BigDecimal> end(String format, boolean lower) {
        Matcher whole = WHOLE.matcher(format);
        if (!whole.matches()) {
            return Optional.empty();
        }
        boolean signed = whole.group(1).isEmpty();
        BigInteger beyond = BigInteger.TWO.pow(Integer.parseInt(whole.group(2)) - (signed ? 1 : 0));
        BigInteger least = signed ? beyond.negate() : BigInteger.ZERO;
        return Optional.of(new BigDecimal(lower ? least : beyond.subtract(BigInteger.ONE)));
    }

    /** Whether a value is surely of a format. */
    static boolean admits(String format, JsonNode value) {
        if (!value.isNumber()) {
            Pattern pattern = TEXTS.get(format);
            String text = value.asString("");
            return pattern != null
                    && text.length() <= LONGEST
                    && pattern.matcher(text).matches();
        }
        BigDecimal number = value.decimalValue();
        return FRACTIONS.contains(format)
                || (number.stripTrailingZeros().scale() <= 0
                        && end(format, true)
                                .filter(least -> least.compareTo(number) <= 0)
                                .isPresent()
                        && end(format, false)
                                .filter(most -> most.compareTo(number) >= 0)
                                .isPresent());
    }
}
