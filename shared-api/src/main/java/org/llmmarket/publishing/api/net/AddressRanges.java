package org.llmmarket.publishing.api.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The special-purpose address blocks of the IANA registries, and the addresses that clouds keep for themselves. */
final class AddressRanges {

    private record Block(BigInteger prefix, int size, int bits, AddressKind kind) {

        static Block of(String cidr, AddressKind kind) {
            int slash = cidr.indexOf('/');
            try {
                byte[] prefix = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
                int bits = Integer.parseInt(cidr.substring(slash + 1));
                return new Block(new BigInteger(1, prefix), prefix.length, bits, kind);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(cidr, impossible);
            }
        }

        boolean contains(byte[] address) {
            int shift = 8 * size - bits;
            return address.length == size
                    && new BigInteger(1, address).shiftRight(shift).equals(prefix.shiftRight(shift));
        }
    }

    /** The first block that contains an address decides. */
    private static final List<Block> BLOCKS = List.of(
            Block.of("0.0.0.0/8", AddressKind.LOOPBACK),
            Block.of("10.0.0.0/8", AddressKind.PRIVATE),
            Block.of("100.100.100.200/32", AddressKind.METADATA),
            Block.of("100.64.0.0/10", AddressKind.SHARED),
            Block.of("127.0.0.0/8", AddressKind.LOOPBACK),
            Block.of("168.63.129.16/32", AddressKind.METADATA),
            Block.of("169.254.169.254/32", AddressKind.METADATA),
            Block.of("169.254.170.2/32", AddressKind.METADATA),
            Block.of("169.254.0.0/16", AddressKind.LINK_LOCAL),
            Block.of("172.16.0.0/12", AddressKind.PRIVATE),
            Block.of("192.0.0.192/32", AddressKind.METADATA),
            Block.of("192.0.0.0/24", AddressKind.RESERVED),
            Block.of("192.0.2.0/24", AddressKind.RESERVED),
            Block.of("192.88.99.0/24", AddressKind.RESERVED),
            Block.of("192.168.0.0/16", AddressKind.PRIVATE),
            Block.of("198.18.0.0/15", AddressKind.RESERVED),
            Block.of("198.51.100.0/24", AddressKind.RESERVED),
            Block.of("203.0.113.0/24", AddressKind.RESERVED),
            Block.of("224.0.0.0/4", AddressKind.MULTICAST),
            Block.of("255.255.255.255/32", AddressKind.MULTICAST),
            Block.of("240.0.0.0/4", AddressKind.RESERVED),
            Block.of("::/128", AddressKind.LOOPBACK),
            Block.of("::1/128", AddressKind.LOOPBACK),
            Block.of("fd00:ec2::254/128", AddressKind.METADATA),
            Block.of("fd20:ce::254/128", AddressKind.METADATA),
            Block.of("fc00::/7", AddressKind.UNIQUE_LOCAL),
            Block.of("fe80::/10", AddressKind.LINK_LOCAL),
            Block.of("fec0::/10", AddressKind.PRIVATE),
            Block.of("ff00::/8", AddressKind.MULTICAST),
            Block.of("2001::/23", AddressKind.RESERVED),
            Block.of("2001:db8::/32", AddressKind.RESERVED),
            Block.of("3fff::/20", AddressKind.RESERVED));

    private static final Block GLOBAL_UNICAST = Block.of("2000::/3", AddressKind.PUBLIC);

    /** IPv6 blocks that carry an IPv4 address, by the byte at which it starts. */
    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(Block.of("::/96", AddressKind.RESERVED), 12),
            new Embedding(Block.of("64:ff9b::/96", AddressKind.RESERVED), 12),
            new Embedding(Block.of("2002::/16", AddressKind.RESERVED), 2));

    private record Embedding(Block block, int at) {}

    private AddressRanges() {}

    static AddressKind kindOf(byte[] bytes) {
        byte[] address = withoutMapping(bytes);
        for (Block block : BLOCKS) {
            if (block.contains(address)) {
                return block.kind();
            }
        }
        for (Embedding embedding : EMBEDDINGS) {
            if (embedding.block().contains(address)) {
                return kindOf(Arrays.copyOfRange(address, embedding.at(), embedding.at() + 4));
            }
        }
        return address.length == 4 || GLOBAL_UNICAST.contains(address) ? AddressKind.PUBLIC : AddressKind.RESERVED;
    }

    /** The JDK maps {@code ::ffff:a.b.c.d} to IPv4 where it parses text, and not where it is given bytes. */
    private static byte[] withoutMapping(byte[] address) {
        boolean mapped = address.length == 16
                && address[10] == (byte) 0xff
                && address[11] == (byte) 0xff
                && Arrays.equals(address, 0, 10, new byte[10], 0, 10);
        return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }
}
