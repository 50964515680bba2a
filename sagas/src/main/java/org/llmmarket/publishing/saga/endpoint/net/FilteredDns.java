package org.llmmarket.publishing.saga.endpoint.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.llmmarket.publishing.api.net.AddressKind;
import org.llmmarket.publishing.api.net.PublicAddresses;

/**
 * Resolves the one host that is tested, at the moment of every connection: a name that led to a public address when the
 * service was submitted may lead elsewhere by now.
 */
public final class FilteredDns implements DnsResolver {

    private final Destination destination;
    private final HostLookup lookup;

    public FilteredDns(Destination destination, HostLookup lookup) {
        this.destination = destination;
        this.lookup = lookup;
    }

    /** The addresses of the destination; all of them are public, or the operator allows it. */
    public InetAddress[] addresses() throws UnknownHostException {
        return resolve(destination.host());
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!withoutBrackets(host).equalsIgnoreCase(withoutBrackets(destination.host()))) {
            throw new AddressRefused(host, AddressKind.INVALID);
        }
        AddressKind spelled = PublicAddresses.kindOf(host);
        if (!destination.allowed() && !spelled.isPublic()) {
            throw new AddressRefused(host, spelled);
        }
        Optional<InetAddress> literal = PublicAddresses.literal(host);
        InetAddress[] addresses =
                literal.isPresent() ? new InetAddress[] {literal.get()} : lookup.addressesOf(withoutBrackets(host));
        for (InetAddress address : addresses) {
            AddressKind kind = PublicAddresses.kindOf(address);
            if (!destination.allowed() && !kind.isPublic()) {
                throw new AddressRefused(host, kind);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
