package org.llmmarket.publishing.saga.endpoint.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.net.AllowedEndpoints;

/**
 * Where an endpoint is.
 *
 * @param path as it is spelled, without a slash at its end
 * @param allowed whether the operator lets it be in a private network
 */
public record Destination(
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query,
        boolean allowed) {

    private static final Map<String, Set<String>> SCHEMES = Map.of(
            "rest", Set.of("http", "https"),
            "grpc", Set.of("grpc", "grpcs", "http", "https"),
            "websocket", Set.of("ws", "wss"));

    private static final Set<String> SECURE = Set.of("https", "wss", "grpcs");

    /**
     * Reads the URL of an endpoint.
     *
     * @throws InvalidDestination where it is none for the protocol
     */
    public static Destination of(String url, String protocol, AllowedEndpoints allowed) throws InvalidDestination {
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.getOrDefault(protocol, Set.of()).contains(scheme)) {
            throw new InvalidDestination(
                    "an endpoint with protocol " + protocol + " has no URL with scheme '" + scheme + "'");
        }
        String host = uri.getHost();
        int port = AllowedEndpoints.portOf(uri);
        if (host == null || port < 1 || port > 65_535) {
            throw new InvalidDestination("the URL of the endpoint has no valid host and port");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return new Destination(scheme, host, port, path, uri.getRawQuery(), allowed.allows(host, port));
    }

    private static URI parse(String url) throws InvalidDestination {
        try {
            return new URI(url.trim());
        } catch (URISyntaxException malformed) {
            throw new InvalidDestination("the URL of the endpoint cannot be read");
        }
    }

    public boolean isSecure() {
        return SECURE.contains(scheme);
    }

    /** Scheme, host and port, without what may be secret in a URL. */
    public String origin() {
        return scheme + "://" + host + (isDefaultPort() ? "" : ":" + port);
    }

    /** The host as it is named in a request. */
    public String authority() {
        return host + (isDefaultPort() ? "" : ":" + port);
    }

    private boolean isDefaultPort() {
        return port == (isSecure() ? 443 : 80);
    }
}
