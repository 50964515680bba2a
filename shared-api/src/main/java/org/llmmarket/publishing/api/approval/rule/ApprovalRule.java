package org.llmmarket.publishing.api.approval.rule;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Terms;

/**
 * Terms that need approval.
 *
 * @param conditions all of which must hold
 * @param expiry how long the approvers have, unless the general setting is meant
 */
public record ApprovalRule(List<Condition> conditions, int approvers, Optional<Duration> expiry) {

    private static final Pattern RULE = Pattern.compile("([^:]+):\\s*(\\d{1,2})(?:\\s+(P\\S+))?");
    private static final int MOST_APPROVERS = 10;

    public ApprovalRule {
        conditions = List.copyOf(conditions);
    }

    static ApprovalRule parse(String text) {
        Matcher rule = RULE.matcher(text.strip());
        if (!rule.matches()) {
            throw wrong(text, "it must read condition: approvers, as in compliance.level=restricted: 2 P7D");
        }
        int approvers = Integer.parseInt(rule.group(2));
        if (approvers < 1 || approvers > MOST_APPROVERS) {
            throw wrong(text, "it asks for " + approvers + " approvers, which must be 1 to " + MOST_APPROVERS);
        }
        List<Condition> conditions = Stream.of(rule.group(1).split("&"))
                .map(condition -> condition(condition, text))
                .toList();
        return new ApprovalRule(
                conditions, approvers, Optional.ofNullable(rule.group(3)).map(days -> expiry(days, text)));
    }

    String text() {
        String asked = conditions.stream().map(Condition::text).collect(Collectors.joining(" & ")) + ": " + approvers;
        return expiry.map(time -> asked + " " + time).orElse(asked);
    }

    boolean matches(Terms terms) {
        return conditions.stream().allMatch(condition -> condition.holds(terms));
    }

    /** Why these terms need approval. */
    Finding need(Terms terms) {
        String said = conditions.stream()
                .map(condition -> condition.told(terms))
                .reduce((some, more) -> some + " and " + more)
                .orElseThrow();
        return new Finding(conditions.get(0).field().path(), said, "APPROVAL_REQUIRED");
    }

    private static Condition condition(String text, String rule) {
        try {
            return Condition.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(rule, String.valueOf(e.getMessage()));
        }
    }

    private static Duration expiry(String text, String rule) {
        try {
            Duration expiry = Duration.parse(text);
            if (expiry.isZero() || expiry.isNegative()) {
                throw wrong(rule, "'" + text + "' is no time at all");
            }
            return expiry;
        } catch (DateTimeParseException e) {
            throw wrong(rule, "'" + text + "' is no duration such as P7D or PT12H");
        }
    }

    private static IllegalArgumentException wrong(String rule, String why) {
        return new IllegalArgumentException("APPROVAL_RULES: the rule '" + rule.strip() + "' is wrong: " + why + ".");
    }
}
