package org.llmmarket.publishing.api.approval.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Terms;

/** Which terms need people's approval, how many of them, and how long they have. */
public record ApprovalRules(List<ApprovalRule> rules) {

    /** What the marketplace asks for unless it is told otherwise. */
    public static final String DEFAULT =
            "compliance.level=confidential: 1; compliance.level=restricted: 2; sla.supportLevel=enterprise: 1";

    public ApprovalRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads rules such as {@code compliance.level=restricted & pricing.model=per-token: 2 P3D; sla.supportLevel=enterprise: 1}:
     * conditions, all of which must hold, the number of approvers, and for how long they have unless that is left to the
     * general setting. {@code none} is no rule, nothing at all what is usual.
     *
     * @throws IllegalArgumentException with a sentence that names the rule that is wrong
     */
    public static ApprovalRules parse(String text) {
        if (text.isBlank()) {
            return parse(DEFAULT);
        }
        return text.strip().equalsIgnoreCase("none")
                ? new ApprovalRules(List.of())
                : new ApprovalRules(Stream.of(text.split(";"))
                        .filter(rule -> !rule.isBlank())
                        .map(ApprovalRule::parse)
                        .toList());
    }

    /** The rules as {@link #parse} reads them. */
    public String text() {
        return rules.isEmpty() ? "none" : rules.stream().map(ApprovalRule::text).collect(Collectors.joining("; "));
    }

    /** Why people must decide about these terms; empty when they need not. */
    public List<String> reasons(Terms terms) {
        return matching(terms)
                .map(rule -> rule.need(terms).message())
                .distinct()
                .toList();
    }

    /** What would need approval that did not need it before, at its fields. */
    public List<Finding> newly(Terms before, Terms after) {
        List<Finding> needed = new ArrayList<>();
        matching(after)
                .filter(rule -> !rule.matches(before))
                .map(rule -> rule.need(after))
                .forEach(needed::add);
        return needed;
    }

    /** How many must say yes: as many as the strictest rule asks for, and one where the rules have changed since. */
    public int approvers(Terms terms) {
        return matching(terms).mapToInt(ApprovalRule::approvers).max().orElse(1);
    }

    /** How long they have: as long as the most urgent rule that says so. */
    public Duration expiry(Terms terms, Duration otherwise) {
        return matching(terms)
                .map(ApprovalRule::expiry)
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElse(otherwise);
    }

    private Stream<ApprovalRule> matching(Terms terms) {
        return rules.stream().filter(rule -> rule.matches(terms));
    }
}
