package org.llmmarket.publishing.sandbox.policy.access;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address or a range of addresses in CIDR form; never a name, so nothing is looked up. */
public record IpRange(BigInteger network, int bits, int prefix) {

    private static final Pattern LITERAL =
            Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    /** The range that the text describes, if it does. */
    public static Optional<IpRange> of(String text) {
        Matcher form = LITERAL.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            byte[] network = InetAddress.getByName(form.group(1)).getAddress();
            int bits = network.length * Byte.SIZE;
            var number = new BigInteger(1, network);
            int prefix = form.group(2) == null ? bits : Integer.parseInt(form.group(2));
            return prefix <= bits ? Optional.of(new IpRange(number, bits, prefix)) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether the text is an address within this range. */
    boolean contains(String address) {
        return of(address)
                .filter(single -> single.bits == bits && single.prefix == bits)
                .filter(single -> leading(single.network).equals(leading(network)))
                .isPresent();
    }

    private BigInteger leading(BigInteger address) {
        return address.shiftRight(bits - prefix);
    }
}
