package org.llmmarket.publishing.command.gate.layer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.api.net.AddressKind;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.command.batch.Beforehand;
import org.llmmarket.publishing.command.endpoint.EndpointUrl;
import org.llmmarket.publishing.command.endpoint.NameLookup;
import tools.jackson.databind.JsonNode;

/** An endpoint is encrypted in production, on the public Internet, knows its callers and speaks the protocol that it declares. */
public final class EndpointLayer implements Layer {

    private static final String URL = "endpoint.url";
    private static final Map<String, Set<String>> SCHEMES = Map.of(
            "rest", Set.of("http", "https"),
            "websocket", Set.of("ws", "wss"),
            "grpc", Set.of("grpc", "grpcs", "http", "https"));

    /** What providers write who mean that everybody may call. */
    private static final Set<String> OPEN = Set.of("", "none", "public", "anonymous");

    private final boolean production;
    private final AllowedEndpoints allowed;
    private final NameLookup lookup;

    public EndpointLayer(boolean production, AllowedEndpoints allowed, NameLookup lookup) {
        this.production = production;
        this.allowed = allowed;
        this.lookup = lookup;
    }

    @Override
    public void check(Candidate candidate, Faults faults) {
        Definition definition = candidate.definition();
        if (definition.at("endpoint").isObject()) {
            checkAuthentication(definition, faults);
        }
        definition.text("endpoint", "url").ifPresent(text -> {
            try {
                EndpointUrl url = EndpointUrl.of(text);
                checkProtocol(url, definition.text("endpoint", "protocol").orElse(""), faults);
                if (!allowed.allows(url.host(), url.port())) {
                    checkExposure(url, faults);
                }
            } catch (EndpointUrl.Invalid invalid) {
                faults.error(URL, invalid.getMessage(), "INVALID_URL");
            }
        });
    }

    private static void checkAuthentication(Definition definition, Faults faults) {
        JsonNode way = definition.at("endpoint", "authentication");
        boolean isLeftOut = way.isMissingNode() || way.isNull();
        if (isLeftOut
                || (way.isString() && OPEN.contains(way.stringValue().strip().toLowerCase(Locale.ROOT)))) {
            faults.error(
                    "endpoint.authentication",
                    "Must say how the endpoint knows its callers: api-key, oauth2 or jwt.",
                    "MISSING_AUTHENTICATION");
        }
    }

    private static void checkProtocol(EndpointUrl url, String protocol, Faults faults) {
        Set<String> fitting = SCHEMES.get(protocol);
        if (fitting != null && !fitting.contains(url.scheme())) {
            faults.error(
                    URL,
                    "Must start with "
                            + String.join(" or ", fitting.stream().sorted().toList()) + ", as the protocol is "
                            + protocol + ".",
                    "PROTOCOL_MISMATCH");
        }
    }

    private void checkExposure(EndpointUrl url, Faults faults) {
        if (production && !url.isEncrypted()) {
            faults.error(URL, "Must be encrypted: https, wss or grpcs.", "INSECURE_ENDPOINT");
        }
        AddressKind kind = url.kind();
        if (kind == AddressKind.INVALID || (kind.isPublic() && !url.isPlain())) {
            faults.error(
                    URL,
                    "Must name a host that can be looked up, in ASCII letters, digits and hyphens.",
                    "INVALID_URL");
        } else if (kind.isPublic()) {
            checkAddresses(url, faults);
        } else {
            refuse(kind, faults);
        }
    }

    /** A name that nobody knows yet may be known tomorrow; the calls of the endpoint tests check addresses once more. */
    private void checkAddresses(EndpointUrl url, Faults faults) {
        kindsOf(url.host())
                .ifPresentOrElse(
                        found -> found.stream().filter(kind -> !kind.isPublic()).forEach(kind -> refuse(kind, faults)),
                        () -> faults.warning(URL, "The host cannot be looked up.", "UNKNOWN_HOST"));
    }

    private Optional<Set<AddressKind>> kindsOf(String host) {
        Beforehand batch = Beforehand.present();
        Optional<Set<AddressKind>> harmless = Optional.of(Set.of());
        return batch == null
                ? lookup.kindsOf(host)
                : batch.get(List.of("host", host), () -> lookup.kindsOf(host), harmless);
    }

    private static void refuse(AddressKind kind, Faults faults) {
        String message = "Must be on the public Internet, but leads to " + kind.description() + ".";
        if (kind == AddressKind.LOOPBACK) {
            faults.error(URL, message, "LOCALHOST_ENDPOINT");
        }
        faults.error(URL, message, "PRIVATE_ENDPOINT");
    }
}
