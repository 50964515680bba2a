package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import java.util.Map;

/** Which formats are special cases of which. */
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

    private Formats() {}

    static boolean isWithin(String one, String other) {
        return one.equals(other) || WIDER.getOrDefault(one, List.of()).contains(other);
    }
}
