package org.llmmarket.publishing.access.body;

import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What our shapes say about texts beyond JSON Schema's own words: a text is one line unless its format is {@code text}, and
 * the formats {@code date-time}, {@code url}, {@code email}, {@code uuid} and {@code credential-header} are checked.
 */
final class TextKeywords {

    private static final String LINE = "line";
    private static final String MULTILINE = "text";
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,63}");

    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** What the protocol itself says in headers: a credential in one of them breaks the call or leads it elsewhere. */
    private static final Set<String> PROTOCOL_HEADERS = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "proxy-connection");

    private static final Map<String, Predicate<String>> FORMATS = Map.of(
            "date-time", TextKeywords::isInstant,
            "url", TextKeywords::isUrl,
            "email", text -> text.length() <= 254 && EMAIL.matcher(text).matches(),
            "uuid", TextKeywords::isUuid,
            "credential-header", TextKeywords::isCredentialHeader);

    private TextKeywords() {}

    static EvaluatorFactory factory() {
        return (context, keyword, value) -> switch (keyword) {
            case LINE -> Optional.of(onTexts(text -> !UnfitValues.hasControls(text, false)));
            case "format" -> Optional.ofNullable(FORMATS.get(value.asString())).map(TextKeywords::onTexts);
            default -> Optional.empty();
        };
    }

    /** Adds the keyword {@code line} to every schema of texts that are not said to have several lines. */
    static JsonNode prepare(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && allowsText(object.path("type"))
                && !object.path("format").asString("").equals(MULTILINE)) {
            object.put(LINE, true);
        }
        schema.forEach(TextKeywords::prepare);
        return schema;
    }

    private static boolean allowsText(JsonNode type) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(TextKeywords::allowsText);
        }
        return type.isString() && type.stringValue().equals("string");
    }

    private static Evaluator onTexts(Predicate<String> rule) {
        return (context, node) -> !node.isString() || rule.test(node.asString())
                ? Evaluator.Result.success()
                : Evaluator.Result.failure("unfit text");
    }

    private static boolean isInstant(String text) {
        try {
            int year = OffsetDateTime.parse(text).getYear();
            return year >= 0 && year <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return uri.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isCredentialHeader(String text) {
        return HEADER.matcher(text).matches() && !PROTOCOL_HEADERS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
