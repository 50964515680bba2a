package org.llmmarket.publishing.contract.comparison.security;

import java.util.List;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.comparison.path.OperationIndex;

/** Compares the flows of OAuth: their addresses, and the scopes that they grant. */
final class FlowComparison {

    static final List<String> URLS = List.of("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl");

    private final Differences differences;
    private final OperationIndex before;

    FlowComparison(Differences differences, OperationIndex before) {
        this.differences = differences;
        this.before = before;
    }

    void compare(Pair flows) {
        for (String name : flows.names()) {
            Pair flow = flows.member(name);
            String subject = "the flow " + Wording.quoted(name);
            if (name.startsWith("x-")) {
                continue;
            }
            if (flow.isAdded()) {
                differences.add(ChangeKind.SECURITY_FLOW_ADDED, flow, subject + " is new");
            } else if (flow.isRemoved()) {
                differences.add(ChangeKind.SECURITY_FLOW_REMOVED, flow, subject + " is gone");
            } else {
                URLS.forEach(url -> url(name, flow.member(url), url));
                scopes(flow.member("scopes"));
                new Texts(differences).extensions(flow, subject);
            }
        }
    }

    private void url(String flow, Pair url, String name) {
        if (!url.isAlike() && isUsed(flow, name)) {
            differences.add(
                    url.isAdded() ? ChangeKind.SECURITY_URL_ADDED : ChangeKind.SECURITY_URL_CHANGED,
                    url,
                    "the " + name + " of the flow " + Wording.quoted(flow) + " has changed " + Wording.fromTo(url));
        }
    }

    private static boolean isUsed(String flow, String url) {
        return switch (url) {
            case "authorizationUrl" -> flow.equals("implicit") || flow.equals("authorizationCode");
            case "tokenUrl" -> !flow.equals("implicit");
            case "deviceAuthorizationUrl" -> flow.equals("deviceAuthorization");
            default -> true;
        };
    }

    private void scopes(Pair scopes) {
        for (String name : scopes.names()) {
            Pair scope = scopes.member(name);
            String subject = "the scope " + Wording.quoted(name);
            if (scope.isAdded()) {
                differences.add(ChangeKind.OAUTH_SCOPE_ADDED, scope, subject + " is new");
            } else if (scope.isRemoved()) {
                boolean used = before.asksFor(name);
                differences.add(
                        used ? ChangeKind.OAUTH_SCOPE_REMOVED : ChangeKind.UNUSED_OAUTH_SCOPE_REMOVED,
                        scope,
                        subject + " is gone");
            } else {
                new Texts(differences).compare(ChangeKind.DESCRIPTION_CHANGED, scope, subject);
            }
        }
    }
}
