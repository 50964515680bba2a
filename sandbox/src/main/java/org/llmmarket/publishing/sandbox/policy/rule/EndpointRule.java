package org.llmmarket.publishing.sandbox.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import policyengine.v1.SecurityRule;
import policyengine.v1.ServiceEndpoint;
import policyengine.v1.ValidateServiceRequest;

/**
 * How a service may be reached. A definition tells no version of TLS and nothing of storage: for the one, an endpoint
 * with TLS is taken to comply (endpoint tests measure the version), for the other a certification that covers it.
 */
record EndpointRule(SecurityRule rule) implements ServiceRule {

    private static final Set<String> ENCRYPTED = Set.of("https", "wss", "grpcs");
    private static final List<String> COVER_STORAGE = List.of("SOC2", "ISO27001", "HIPAA", "PCIDSS", "FEDRAMP");

    @Override
    public List<Finding> judge(ValidateServiceRequest service) {
        var findings = new ArrayList<Finding>();
        ServiceEndpoint endpoint = service.getEndpoint();
        boolean tls = rule.getRequireHttps() || rule.getRequireEncryptionInTransit() || rule.getMinimumTlsVersion() > 0;
        if (tls && !ENCRYPTED.contains(scheme(endpoint))) {
            findings.add(unencrypted(endpoint));
        }
        String authentication = endpoint.getAuthentication();
        if (rule.getRequireAuthentication() && (authentication.isBlank() || "none".equals(authentication))) {
            findings.add(open(authentication));
        }
        List<String> allowed = rule.getAllowedAuthenticationTypesList();
        if (!allowed.isEmpty() && !allowed.contains(authentication)) {
            findings.add(otherwise(authentication, String.join(", ", allowed)));
        }
        if (rule.getRequireEncryptionAtRest() && !coversStorage(service)) {
            findings.add(unstored(service));
        }
        return findings;
    }

    private static String scheme(ServiceEndpoint endpoint) {
        int colon = endpoint.getUrl().indexOf(':');
        return colon < 0 ? "" : endpoint.getUrl().substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static boolean coversStorage(ValidateServiceRequest service) {
        return COVER_STORAGE.stream().anyMatch(each -> CertificationRule.holds(service.getCompliance(), each));
    }

    private static Finding unencrypted(ServiceEndpoint endpoint) {
        return new Finding(
                "endpoint.url",
                endpoint.getUrl(),
                "an https, wss or grpcs URL",
                "The service must be reached over an encrypted connection.",
                "Serve the endpoint over TLS and give its https, wss or grpcs URL.");
    }

    private static Finding open(String authentication) {
        return new Finding(
                "endpoint.authentication",
                authentication.isBlank() ? "none" : authentication,
                "api-key, oauth2 or jwt",
                "The service must authenticate its callers.",
                "Protect the endpoint with api-key, oauth2 or jwt and declare which.");
    }

    private static Finding otherwise(String authentication, String allowed) {
        return new Finding(
                "endpoint.authentication",
                authentication.isBlank() ? "none" : authentication,
                "one of " + allowed,
                "The service must authenticate its callers by %s.".formatted(allowed),
                "Change the endpoint's authentication to %s.".formatted(allowed));
    }

    private static Finding unstored(ValidateServiceRequest service) {
        String known = String.join(", ", COVER_STORAGE);
        return new Finding(
                "compliance.certifications",
                Fields.valueOf(service, "compliance.certifications"),
                "one of " + known,
                "The service must show by a certification that stored data is encrypted.",
                "Add a certification that covers encryption of stored data: %s.".formatted(known));
    }
}
