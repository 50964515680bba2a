package org.llmmarket.publishing.query.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Tells what has changed about a field in a sentence. */
final class Wording {

    private static final int LONGEST = 120;
    private static final Pattern ITEM = Pattern.compile("(.*)\\[(\\d+)]");
    private static final Pattern RATE = Pattern.compile("pricing\\.rates\\[(\\d+)]\\.(\\w+)");
    private static final Pattern CAPABILITY = Pattern.compile("capabilities\\[(\\d+)]\\.(.+)");
    private static final Pattern VIOLATION = Pattern.compile("policyValidation\\.violations\\[(\\d+)]\\.(\\w+)");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("version", "version presented"),
            Map.entry("documentation", "address of the documentation"),
            Map.entry("registryId", "id in the registry"),
            Map.entry("providerId", "provider"),
            Map.entry("provider.name", "name of the provider"),
            Map.entry("provider.verified", "verification of the provider"),
            Map.entry("defaultVersion", "default version"),
            Map.entry("contractDigest", "digest of the contract"),
            Map.entry("createdAt", "time of creation"),
            Map.entry("updatedAt", "time of the last change"),
            Map.entry("publishedAt", "time of publication"),
            Map.entry("deprecatedAt", "time of deprecation"),
            Map.entry("sunsetAt", "announced end"),
            Map.entry("suspensionReason", "reason of the suspension"),
            Map.entry("endpoint.url", "address of the endpoint"),
            Map.entry("endpoint.protocol", "protocol of the endpoint"),
            Map.entry("endpoint.authentication", "authentication at the endpoint"),
            Map.entry("pricing.model", "pricing model"),
            Map.entry("pricing.currency", "currency of the prices"),
            Map.entry("sla.availability", "promised availability in percent"),
            Map.entry("sla.maxLatency", "promised latency in milliseconds"),
            Map.entry("sla.supportLevel", "level of support"),
            Map.entry("sla.responseTime", "response time of the support"),
            Map.entry("compliance.level", "compliance level"),
            Map.entry("compliance.gdprCompliant", "compliance with the GDPR"),
            Map.entry("compliance.hipaaCompliant", "compliance with HIPAA"),
            Map.entry("policyValidation.compliant", "compliance with the policies"));

    private static final Map<String, String> ITEMS = Map.of(
            "tags", "tag",
            "compliance.certifications", "certification",
            "compliance.dataResidency", "country of data residency");

    private final JsonNode before;
    private final JsonNode after;

    Wording(@Nullable JsonNode before, @Nullable JsonNode after) {
        this.before = before == null ? MissingNode.getInstance() : before;
        this.after = after == null ? MissingNode.getInstance() : after;
    }

    String of(String field, @Nullable JsonNode from, @Nullable JsonNode to) {
        String name = name(field);
        if (from == null) {
            return to == null ? "The " + name + " is as it was." : "The " + name + " is new: " + told(to) + ".";
        }
        if (to == null) {
            return "The " + name + " is gone; it was " + told(from) + ".";
        }
        return "The " + name + " " + verb(from, to) + " from " + told(from) + " to " + told(to) + ".";
    }

    private static String verb(JsonNode from, JsonNode to) {
        if (from.isNumber() && to.isNumber()) {
            return to.decimalValue().compareTo(from.decimalValue()) > 0 ? "rose" : "fell";
        }
        return "changed";
    }

    private String name(String field) {
        String known = NAMES.get(field);
        if (known != null) {
            return known;
        }
        Matcher item = ITEM.matcher(field);
        if (item.matches() && ITEMS.containsKey(item.group(1))) {
            return ITEMS.get(item.group(1)) + " number " + (Integer.parseInt(item.group(2)) + 1);
        }
        for (Part part : PARTS) {
            Matcher matcher = part.pattern().matcher(field);
            if (matcher.matches()) {
                String which = part.list() + "/" + matcher.group(1) + part.member();
                return spaced(matcher.group(2)) + " of " + part.noun() + " " + named(which, matcher.group(1));
            }
        }
        return spaced(field);
    }

    /** Members of lists whose items have names. */
    private record Part(Pattern pattern, String list, String member, String noun) {}

    private static final List<Part> PARTS = List.of(
            new Part(RATE, "/pricing/rates", "/tier", "the tier"),
            new Part(CAPABILITY, "/capabilities", "/name", "the capability"),
            new Part(VIOLATION, "/policyValidation/violations", "/policyName", "the violated policy"));

    private String named(String pointer, String index) {
        JsonNode now = after.at(pointer);
        JsonNode name = now.isString() ? now : before.at(pointer);
        return name.isString() ? told(name) : "number " + (Integer.parseInt(index) + 1);
    }

    /** {@code inputRate} as {@code input rate}. */
    private static String spaced(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String told(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        return "\u201c" + cut(text) + "\u201d";
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "\u2026";
    }
}
