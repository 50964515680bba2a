package org.llmmarket.publishing.contract.comparison.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which formats are special cases of which, and which numbers they have, by the registry of OpenAPI. */
final class Formats {

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
}
