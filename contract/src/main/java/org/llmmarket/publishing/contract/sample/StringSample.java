package org.llmmarket.publishing.contract.sample;

import java.util.Map;
import java.util.Optional;

/** Finds a text of a format, a pattern and a length. */
final class StringSample {

    private static final int LONGEST = 100_000;

    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("date-time", "2026-01-15T09:30:00Z"),
            Map.entry("date", "2026-01-15"),
            Map.entry("time", "09:30:00Z"),
            Map.entry("duration", "PT1H"),
            Map.entry("email", "someone@example.org"),
            Map.entry("idn-email", "someone@example.org"),
            Map.entry("hostname", "www.example.org"),
            Map.entry("idn-hostname", "www.example.org"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("uri", "https://example.org/"),
            Map.entry("url", "https://example.org/"),
            Map.entry("uri-reference", "/example"),
            Map.entry("uri-template", "/examples/{id}"),
            Map.entry("iri", "https://example.org/"),
            Map.entry("iri-reference", "/example"),
            Map.entry("uuid", "3f2b1c9e-8d47-4e6a-9b05-6c1d2e3f4a5b"),
            Map.entry("json-pointer", "/example"),
            Map.entry("relative-json-pointer", "0"),
            Map.entry("regex", "^example$"),
            Map.entry("byte", "ZXhhbXBsZQ=="),
            Map.entry("decimal", "1.0"),
            Map.entry("int64", "1"));

    private StringSample() {}

    static Optional<String> of(SchemaSet set) {
        int least = set.count("minLength", 0);
        int most = set.count("maxLength", Integer.MAX_VALUE);
        if (least > LONGEST || least > most) {
            return Optional.empty();
        }
        Optional<String> pattern = set.text("pattern");
        if (pattern.isPresent()) {
            Optional<String> matching = PatternSample.of(pattern.get(), least, most);
            if (matching.isPresent()) {
                return matching;
            }
        }
        String text = set.text("format").map(FORMATS::get).orElse("text");
        if (text.length() < least) {
            text += "x".repeat(least - text.length());
        }
        return Optional.of(text.length() > most ? text.substring(0, most) : text);
    }
}
