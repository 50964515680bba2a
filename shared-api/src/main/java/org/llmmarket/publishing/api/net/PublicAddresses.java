package org.llmmarket.publishing.api.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a host is on the public Internet, for addresses and for every spelling of a host in a URL: decimal, octal,
 * hexadecimal and shortened IPv4, IPv4 within IPv6, full-width digits, trailing dots. Never asks the DNS.
 */
public final class PublicAddresses {

    private static final Set<String> METADATA_NAMES =
            Set.of("metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal");

    private static final Set<String> LOOPBACK_NAMES =
            Set.of("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback", "broadcasthost");

    private static final List<String> INTERNAL_SUFFIXES = List.of(
            ".local",
            ".localdomain",
            ".internal",
            ".intranet",
            ".private",
            ".corp",
            ".home",
            ".lan",
            ".home.arpa",
            ".in-addr.arpa",
            ".ip6.arpa",
            ".svc",
            ".onion",
            ".alt",
            ".invalid");

    private PublicAddresses() {}

    /** The kind of an address that is known, such as one that the DNS answered. */
    public static AddressKind kindOf(InetAddress address) {
        return AddressRanges.kindOf(address.getAddress());
    }

    /** The kind of a host as it is spelled in a URL; a name that is not known to be internal counts as public. */
    public static AddressKind kindOf(String host) {
        Optional<String> name = HostSpelling.normalize(host);
        if (name.isEmpty()) {
            return AddressKind.INVALID;
        }
        if (HostSpelling.isNumeric(name.get())) {
            return literal(host).map(PublicAddresses::kindOf).orElse(AddressKind.INVALID);
        }
        return kindOfName(name.get());
    }

    /** The address that a host spells without the help of the DNS, if it is not a name. */
    public static Optional<InetAddress> literal(String host) {
        return HostSpelling.normalize(host).flatMap(HostSpelling::address);
    }

    private static AddressKind kindOfName(String name) {
        if (METADATA_NAMES.contains(name)) {
            return AddressKind.METADATA;
        }
        if (LOOPBACK_NAMES.contains(name) || name.endsWith(".localhost")) {
            return AddressKind.LOOPBACK;
        }
        // A name of one label is looked up in the search domains of the machine: it is never a public one.
        boolean internal = name.indexOf('.') < 0 || INTERNAL_SUFFIXES.stream().anyMatch(name::endsWith);
        return internal ? AddressKind.INTERNAL_NAME : AddressKind.PUBLIC;
    }
}
