package org.llmmarket.publishing.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOOPBACK",
        "127.1, LOOPBACK",
        "0x7f.1, LOOPBACK",
        "0x7f000001, LOOPBACK",
        "0X7F.0x0.0.0x1, LOOPBACK",
        "2130706433, LOOPBACK",
        "017700000001, LOOPBACK",
        "0177.0.0.01, LOOPBACK",
        "127.0.0.1., LOOPBACK",
        "0, LOOPBACK",
        "0.0.0.0, LOOPBACK",
        "０ｘ７ｆ.１, LOOPBACK",
        "127。0。0。1, LOOPBACK",
        "①②⑦.0.0.1, LOOPBACK",
        "%31%32%37.0.0.1, LOOPBACK",
        "10.1.2.3, PRIVATE",
        "012.1.2.3, PRIVATE",
        "167772161, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "192.168.257, PRIVATE",
        "100.64.0.1, SHARED",
        "100.127.255.255, SHARED",
        "169.254.169.254, METADATA",
        "2852039166, METADATA",
        "0xa9fea9fe, METADATA",
        "168.63.129.16, METADATA",
        "100.100.100.200, METADATA",
        "169.254.1.1, LINK_LOCAL",
        "224.0.0.1, MULTICAST",
        "255.255.255.255, MULTICAST",
        "240.0.0.1, RESERVED",
        "192.0.2.1, RESERVED",
        "198.18.0.1, RESERVED",
        "203.0.113.7, RESERVED",
        "[::1], LOOPBACK",
        "::1, LOOPBACK",
        "[0:0:0:0:0:0:0:1], LOOPBACK",
        "[::], LOOPBACK",
        "[::ffff:10.0.0.1], PRIVATE",
        "[::ffff:a00:1], PRIVATE",
        "[::ffff:7f00:1], LOOPBACK",
        "[::10.0.0.1], PRIVATE",
        "[64:ff9b::10.0.0.1], PRIVATE",
        "[64:ff9b:1::1], RESERVED",
        "[2002:7f00:1::], LOOPBACK",
        "[2001:0:4136:e378:8000:63bf:3fff:fdd2], RESERVED",
        "[fe80::1], LINK_LOCAL",
        "[fe80::1%25eth0], LINK_LOCAL",
        "[fe80::1%eth0], LINK_LOCAL",
        "[fc00::1], UNIQUE_LOCAL",
        "[fd12:3456::1], UNIQUE_LOCAL",
        "[fd00:ec2::254], METADATA",
        "[fec0::1], PRIVATE",
        "[ff02::1], MULTICAST",
        "[2001:db8::1], RESERVED",
        "[100::1], RESERVED",
        "localhost, LOOPBACK",
        "LOCALHOST., LOOPBACK",
        "api.localhost, LOOPBACK",
        "ｌｏｃａｌｈｏｓｔ, LOOPBACK",
        "metadata.google.internal, METADATA",
        "printer.local, INTERNAL_NAME",
        "db.prod.internal, INTERNAL_NAME",
        "registry, INTERNAL_NAME",
        "router.home.arpa, INTERNAL_NAME",
        "256.256.256.256, INVALID",
        "1.2.3.4.5, INVALID",
        "1.2.3.08, INVALID",
        "[::g], INVALID",
        "a..b, INVALID",
        "exa mple.com, INVALID",
        "4294967296, INVALID",
    })
    void what_is_not_public_is_seen_in_every_spelling(String host, AddressKind kind) {
        assertThat(PublicAddresses.kindOf(host)).isEqualTo(kind);
        assertThat(kind.isPublic()).isFalse();
        assertThat(kind.description()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.openai.com",
                "example.org.",
                "8.8.8.8",
                "134744072",
                "172.32.0.1",
                "100.128.0.1",
                "192.169.0.1",
                "[2606:4700:4700::1111]",
                "[::ffff:8.8.8.8]",
                "[64:ff9b::8.8.8.8]",
                "münchen.de",
                "127.0.0.1.example.com",
                "localhost.example.com",
                "0x7f.example.com"
            })
    void the_rest_of_the_world_is_public(String host) {
        assertThat(PublicAddresses.kindOf(host)).isEqualTo(AddressKind.PUBLIC);
    }

    @Test
    void blanks_and_very_long_hosts_are_none() {
        assertThat(PublicAddresses.kindOf(" ")).isEqualTo(AddressKind.INVALID);
        assertThat(PublicAddresses.kindOf("a".repeat(5000) + ".com")).isEqualTo(AddressKind.INVALID);
        assertThat(PublicAddresses.kindOf("9".repeat(900))).isEqualTo(AddressKind.INVALID);
    }

    @Test
    void an_address_in_bytes_is_judged_as_the_same_address_in_text() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 10;
        mapped[15] = 1;
        assertThat(PublicAddresses.kindOf(InetAddress.getByAddress("x.example", mapped)))
                .isEqualTo(AddressKind.PRIVATE);
        assertThat(AddressRanges.kindOf(mapped)).isEqualTo(AddressKind.PRIVATE);
        assertThat(PublicAddresses.kindOf(InetAddress.getByAddress("x.example", new byte[] {8, 8, 8, 8})))
                .isEqualTo(AddressKind.PUBLIC);
    }
}
