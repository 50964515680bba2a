package org.llmmarket.publishing.api.net;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The endpoints inside private networks that the operator lets pass, each as {@code host:port}. */
public record AllowedEndpoints(Set<String> hostsAndPorts) {

    /** Nothing private may pass. */
    public static final AllowedEndpoints NONE = new AllowedEndpoints(Set.of());

    public AllowedEndpoints {
        Set<String> plain = new LinkedHashSet<>();
        hostsAndPorts.forEach(entry -> plain.add(plain(entry)));
        hostsAndPorts = Set.copyOf(plain);
    }

    /** Reads a list such as {@code localhost:3030, [::1]:8080}; blanks are ignored. */
    public static AllowedEndpoints of(String list) {
        return of(Arrays.asList(list.split(",", -1)));
    }

    public static AllowedEndpoints of(Collection<String> entries) {
        Set<String> kept = new LinkedHashSet<>();
        entries.stream().map(String::trim).filter(entry -> !entry.isEmpty()).forEach(kept::add);
        return new AllowedEndpoints(kept);
    }

    public boolean allows(String host, int port) {
        return HostSpelling.normalize(host).isPresent() && hostsAndPorts.contains(plain(host, port));
    }

    /** Whether the host and port of a URL are on the list; a port that is left out is that of the scheme. */
    public boolean allows(URI url) {
        String host = url.getHost();
        return host != null && allows(host, portOf(url));
    }

    /** The port that a URL leads to: its own, or that of its scheme. */
    public static int portOf(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return Set.of("https", "wss", "grpcs").contains(scheme) ? 443 : 80;
    }

    private static String plain(String entry) {
        int colon = entry.lastIndexOf(':');
        try {
            return plain(entry.substring(0, Math.max(colon, 0)), Integer.parseInt(entry.substring(colon + 1)));
        } catch (NumberFormatException notAPort) {
            throw new IllegalArgumentException("an allowed endpoint is host:port, not '" + entry + "'", notAPort);
        }
    }

    private static String plain(String host, int port) {
        String name = PublicAddresses.literal(host)
                .map(address -> address.getHostAddress())
                .or(() -> HostSpelling.normalize(host))
                .orElseThrow(() -> new IllegalArgumentException("'" + host + "' is no host"));
        return name + ":" + port;
    }
}
