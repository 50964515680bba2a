package org.llmmarket.publishing.sandbox.policy.catalogue;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import policyengine.v1.Policy;

/**
 * Reads a filter: conditions joined by AND, each a field, an operator and a value, as in {@code type=SECURITY AND
 * enabled=true AND name:"https"}. Operators are {@code =}, {@code !=} and {@code :} (contains); case does not matter.
 */
final class PolicyFilter {

    private static final Pattern CONDITION =
            Pattern.compile("\\s*(\\w+)\\s*(!=|=|:)\\s*(?:\"([^\"]*)\"|([^\\s\"]+))\\s*");
    private static final Pattern AND = Pattern.compile("\\s+AND\\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private PolicyFilter() {}

    static Predicate<Policy> of(String filter) {
        Predicate<Policy> all = policy -> true;
        if (filter.isBlank()) {
            return all;
        }
        for (String condition : AND.split(filter, -1)) {
            all = all.and(condition(condition));
        }
        return all;
    }

    private static Predicate<Policy> condition(String text) {
        Matcher form = CONDITION.matcher(text);
        if (!form.matches()) {
            throw Faults.invalid("filter", "'%s' is no condition such as severity=high".formatted(text));
        }
        String field = form.group(1);
        PolicyFields.require("filter", field);
        String wanted = plain(form.group(3) == null ? form.group(4) : form.group(3));
        return switch (form.group(2)) {
            case "=" -> policy -> value(policy, field).equals(wanted);
            case "!=" -> policy -> !value(policy, field).equals(wanted);
            default -> policy -> value(policy, field).contains(wanted);
        };
    }

    private static String value(Policy policy, String field) {
        return plain(PolicyFields.text(policy, field));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
