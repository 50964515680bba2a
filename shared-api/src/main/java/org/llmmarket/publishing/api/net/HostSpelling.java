package org.llmmarket.publishing.api.net;

import java.math.BigInteger;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a host as browsers and resolvers do: the many spellings of one address, by the WHATWG URL standard. */
final class HostSpelling {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]+");
    private static final int LONGEST = 1024;

    private HostSpelling() {}

    /** The host in its plain form: no brackets, escapes, zone, full-width letters, capitals or trailing dot. */
    static Optional<String> normalize(String host) {
        if (host.isBlank() || host.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String plain = host.indexOf('%') >= 0 && !host.contains(":")
                    ? URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8)
                    : host;
            plain = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            plain = withoutBracketsAndZone(plain);
            if (!plain.contains(":")) {
                plain = IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            }
            plain = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
            return isWellFormed(plain) ? Optional.of(plain) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether a normalized host is meant as an address: an IPv6 address, or a last label that is a number. */
    static boolean isNumeric(String host) {
        return host.contains(":")
                || NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    static Optional<InetAddress> address(String host) {
        if (!isNumeric(host)) {
            return Optional.empty();
        }
        return host.contains(":") ? ipv6(host) : ipv4(host);
    }

    private static String withoutBracketsAndZone(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String inner = bracketed ? host.substring(1, host.length() - 1) : host;
        int zone = inner.contains(":") ? inner.indexOf('%') : -1;
        return zone < 0 ? inner : inner.substring(0, zone);
    }

    private static boolean isWellFormed(String host) {
        return !host.isEmpty()
                && !host.startsWith(".")
                && !host.contains("..")
                && host.chars().allMatch(c -> c > ' ' && c < 127 && "/?#@\\<>^|%[]\"`{}".indexOf(c) < 0);
    }

    private static Optional<InetAddress> ipv6(String host) {
        if (!IPV6.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            // A text with a colon is never looked up.
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** One to four numbers, of which the last fills the bytes that are left. */
    private static Optional<InetAddress> ipv4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        BigInteger address = BigInteger.ZERO;
        for (int i = 0; i < parts.length; i++) {
            Optional<BigInteger> part = number(parts[i]);
            int bytes = i < parts.length - 1 ? 1 : 5 - parts.length;
            if (part.isEmpty() || part.get().bitLength() > 8 * bytes) {
                return Optional.empty();
            }
            address = address.shiftLeft(8 * bytes).or(part.get());
        }
        int bits = address.intValue();
        byte[] bytes = {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits};
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    private static Optional<BigInteger> number(String part) {
        if (!NUMBER.matcher(part).matches()) {
            return Optional.empty();
        }
        if (part.startsWith("0x")) {
            return Optional.of(part.length() == 2 ? BigInteger.ZERO : new BigInteger(part.substring(2), 16));
        }
        boolean octal = part.length() > 1 && part.startsWith("0");
        if (octal && (part.contains("8") || part.contains("9"))) {
            return Optional.empty();
        }
        return Optional.of(new BigInteger(part, octal ? 8 : 10));
    }
}
