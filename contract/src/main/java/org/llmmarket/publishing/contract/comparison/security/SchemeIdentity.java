package org.llmmarket.publishing.contract.comparison.security;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.llmmarket.publishing.contract.comparison.Place;

/** What makes a security scheme what it is, apart from its name, its texts and its scopes. */
record SchemeIdentity(Map<String, String> facts) {

    static Optional<SchemeIdentity> of(Place written) {
        Place scheme = written.resolved();
        if (!scheme.node().isObject()) {
            return Optional.empty();
        }
        Map<String, String> facts = new TreeMap<>();
        String type = text(scheme, "type");
        facts.put("type", type);
        switch (type) {
            case "apiKey" -> {
                String in = text(scheme, "in");
                facts.put("in", in);
                facts.put(
                        "name",
                        in.equals("header") ? text(scheme, "name").toLowerCase(Locale.ROOT) : text(scheme, "name"));
            }
            case "http" -> facts.put("scheme", text(scheme, "scheme").toLowerCase(Locale.ROOT));
            case "openIdConnect" -> facts.put("openIdConnectUrl", text(scheme, "openIdConnectUrl"));
            case "oauth2" -> flows(scheme.member("flows"), facts);
            default -> {}
        }
        return Optional.of(new SchemeIdentity(facts));
    }

    private static void flows(Place flows, Map<String, String> facts) {
        for (String flow : flows.node().propertyNames()) {
            if (!flow.startsWith("x-")) {
                facts.put(flow, "");
                FlowComparison.URLS.forEach(url -> facts.put(flow + " " + url, text(flows.member(flow), url)));
            }
        }
    }

    private static String text(Place owner, String name) {
        return owner.node().path(name).asString("");
    }
}
