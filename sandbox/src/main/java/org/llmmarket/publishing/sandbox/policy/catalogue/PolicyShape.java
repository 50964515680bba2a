package org.llmmarket.publishing.sandbox.policy.catalogue;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.llmmarket.publishing.sandbox.policy.access.IpRange;
import org.llmmarket.publishing.sandbox.policy.rule.Severity;
import policyengine.v1.AccessControlRule;
import policyengine.v1.DataResidencyRule;
import policyengine.v1.Policy;
import policyengine.v1.PolicyRule;
import policyengine.v1.PolicyRule.RuleCase;
import policyengine.v1.PolicyType;
import policyengine.v1.PricingRule;

/** What a policy's fields must look like. */
final class PolicyShape {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LEVELS = Set.of("", "public", "internal", "confidential", "restricted");
    private static final int LONGEST_NAME = 255;

    private PolicyShape() {}

    static void check(Policy policy, Faults faults) {
        faults.require(
                ID.matcher(policy.getId()).matches(),
                "policy.id",
                "must be up to 100 lower-case letters, digits, dots, dashes and underscores");
        faults.require(!policy.getName().isBlank(), "policy.name", "is required");
        faults.require(policy.getName().length() <= LONGEST_NAME, "policy.name", "must have at most 255 characters");
        faults.require(
                Severity.called(policy.getSeverity()).isPresent(),
                "policy.severity",
                "must be critical, high, medium or low");
        faults.require(policy.getType() != PolicyType.UNRECOGNIZED, "policy.type", "is no known type");
        checkRule(policy, faults);
    }

    private static void checkRule(Policy policy, Faults faults) {
        PolicyRule rule = policy.getRule();
        if (rule.getRuleCase() == RuleCase.RULE_NOT_SET) {
            faults.add("policy.rule", "is required: a typed rule or an expression");
            return;
        }
        var field =
                PolicyRule.getDescriptor().findFieldByNumber(rule.getRuleCase().getNumber());
        String path = "policy.rule." + field.getName();
        Message inner = (Message) rule.getField(field);
        faults.require(!inner.equals(inner.getDefaultInstanceForType()), path, "asks nothing");
        PolicyType type = typeOf(rule.getRuleCase());
        faults.require(
                type == PolicyType.UNSPECIFIED
                        || policy.getType() == type
                        || policy.getType() == PolicyType.UNSPECIFIED,
                "policy.type",
                "does not fit the rule, which is of %s".formatted(type));
        switch (rule.getRuleCase()) {
            case DATA_RESIDENCY -> check(rule.getDataResidency(), path, faults);
            case PRICING -> check(rule.getPricing(), path, faults);
            case ACCESS_CONTROL -> check(rule.getAccessControl(), path, faults);
            case COMPLIANCE ->
                faults.require(
                        LEVELS.contains(rule.getCompliance().getMinimumComplianceLevel()),
                        path + ".minimum_compliance_level",
                        "must be public, internal, confidential or restricted");
            default -> {
                // An expression is checked by compiling it; the others take any value.
            }
        }
    }

    private static PolicyType typeOf(RuleCase rule) {
        return switch (rule) {
            case DATA_RESIDENCY -> PolicyType.DATA_RESIDENCY;
            case COMPLIANCE -> PolicyType.COMPLIANCE;
            case SECURITY -> PolicyType.SECURITY;
            case PRICING -> PolicyType.PRICING;
            case ACCESS_CONTROL -> PolicyType.ACCESS_CONTROL;
            case RATE_LIMITING -> PolicyType.RATE_LIMITING;
            case EXPRESSION, RULE_NOT_SET -> PolicyType.UNSPECIFIED;
        };
    }

    private static void check(DataResidencyRule rule, String path, Faults faults) {
        checkCountries(rule.getAllowedCountriesList(), path + ".allowed_countries", faults);
        checkCountries(rule.getBlockedCountriesList(), path + ".blocked_countries", faults);
        faults.require(rule.getMinimumLocations() >= 0, path + ".minimum_locations", "must not be negative");
    }

    private static void checkCountries(List<String> countries, String path, Faults faults) {
        for (int i = 0; i < countries.size(); i++) {
            faults.require(
                    COUNTRIES.contains(countries.get(i)), path + "[" + i + "]", "must be an ISO 3166-1 country code");
        }
    }

    private static void check(PricingRule rule, String path, Faults faults) {
        checkAmount(rule.getMaxRatePerToken(), path + ".max_rate_per_token", faults);
        checkAmount(rule.getMaxRatePerRequest(), path + ".max_rate_per_request", faults);
        checkAmount(rule.getMinimumSlaForEnterprise(), path + ".minimum_sla_for_enterprise", faults);
    }

    private static void checkAmount(double amount, String path, Faults faults) {
        faults.require(Double.isFinite(amount) && amount >= 0, path, "must be a number that is not negative");
    }

    private static void check(AccessControlRule rule, String path, Faults faults) {
        for (int i = 0; i < rule.getAllowedIpRangesCount(); i++) {
            faults.require(
                    IpRange.of(rule.getAllowedIpRanges(i)).isPresent(),
                    path + ".allowed_ip_ranges[" + i + "]",
                    "must be an address or a range such as 10.0.0.0/8");
        }
    }
}
