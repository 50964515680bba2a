package org.llmmarket.publishing.sandbox.policy.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import policyengine.v1.ComplianceRule;
import policyengine.v1.ServiceCompliance;
import policyengine.v1.ValidateServiceRequest;

/** What a service's provider must be certified for or commit to. */
record CertificationRule(ComplianceRule rule) implements ServiceRule {

    /** The levels from the most open to the most guarded one. */
    static final List<String> LEVELS = List.of("public", "internal", "confidential", "restricted");

    @Override
    public List<Finding> judge(ValidateServiceRequest service) {
        ServiceCompliance declared = service.getCompliance();
        var findings = new ArrayList<Finding>();
        required().stream()
                .filter(certification -> !holds(declared, certification))
                .forEach(certification -> findings.add(lacking(declared, certification)));
        if (rule.getRequireGdprCompliance() && !declared.getGdprCompliant()) {
            findings.add(undeclared("compliance.gdprCompliant", "GDPR"));
        }
        if (rule.getRequireHipaaCompliance() && !declared.getHipaaCompliant()) {
            findings.add(undeclared("compliance.hipaaCompliant", "HIPAA"));
        }
        if (LEVELS.indexOf(declared.getLevel()) < LEVELS.indexOf(rule.getMinimumComplianceLevel())) {
            findings.add(tooOpen(declared.getLevel()));
        }
        return findings;
    }

    private Set<String> required() {
        var required = new LinkedHashSet<>(rule.getRequiredCertificationsList());
        if (rule.getRequireSoc2Compliance()) {
            required.add("SOC2");
        }
        return required;
    }

    /** Whether the provider holds it, however it is spelt: {@code SOC 2 Type II} is a {@code SOC2}. */
    static boolean holds(ServiceCompliance declared, String certification) {
        String wanted = plain(certification);
        return declared.getCertificationsList().stream()
                .anyMatch(held -> plain(held).startsWith(wanted));
    }

    private static String plain(String certification) {
        return certification.toUpperCase(Locale.ROOT).replace("ISO/IEC", "ISO").replaceAll("[^A-Z0-9]", "");
    }

    private static Finding lacking(ServiceCompliance declared, String certification) {
        return new Finding(
                "compliance.certifications",
                Fields.valueOf(declared, "certifications"),
                certification,
                "The service must hold the certification %s.".formatted(certification),
                "Obtain %s and add it to the service's certifications.".formatted(certification));
    }

    private static Finding undeclared(String field, String law) {
        return new Finding(
                field,
                "false",
                "true",
                "The service must be compliant with %s.".formatted(law),
                "Make the service compliant with %s and declare it in %s.".formatted(law, field));
    }

    private Finding tooOpen(String level) {
        String least = rule.getMinimumComplianceLevel();
        return new Finding(
                "compliance.level",
                level.isEmpty() ? "none" : level,
                "at least " + least,
                "The service's compliance level must be %s or stricter.".formatted(least),
                "Raise the compliance level to %s and meet what it asks.".formatted(least));
    }
}
