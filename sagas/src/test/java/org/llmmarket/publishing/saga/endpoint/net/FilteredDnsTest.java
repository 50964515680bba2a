package org.llmmarket.publishing.saga.endpoint.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.net.AllowedEndpoints;

class FilteredDnsTest {

    private static final byte[] PUBLIC = {8, 8, 8, 8};
    private static final byte[] PRIVATE = {10, 0, 0, 1};

    @Test
    void a_name_with_public_addresses_is_resolved() throws Exception {
        assertThat(dns("https://a.example", PUBLIC).resolve("a.example")).hasSize(1);
        assertThat(dns("https://a.example", PUBLIC).addresses()).hasSize(1);
        assertThat(dns("https://a.example", PUBLIC).resolveCanonicalHostname("a.example"))
                .isEqualTo("a.example");
    }

    @Test
    void one_private_address_among_several_is_enough_to_refuse() {
        assertThatThrownBy(() -> dns("https://a.example", PUBLIC, PRIVATE).resolve("a.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("leads to a private address");
    }

    @Test
    void an_address_that_is_spelled_out_is_judged_as_well() {
        assertThatThrownBy(() -> dns("https://10.0.0.1").addresses()).hasMessageContaining("private");
        assertThatThrownBy(() -> dns("https://[::1]").addresses()).hasMessageContaining("loopback");
        assertThatThrownBy(() -> dns("https://db.internal", PUBLIC).addresses())
                .hasMessageContaining("internal network");
    }

    @Test
    void no_other_host_is_ever_resolved() {
        assertThatThrownBy(() -> dns("https://a.example", PUBLIC).resolve("b.example"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void an_allowed_endpoint_may_be_private() throws Exception {
        Destination destination = Destination.of("http://[::1]:8080", "rest", AllowedEndpoints.of("[::1]:8080"));
        FilteredDns dns = new FilteredDns(destination, host -> new InetAddress[0]);
        assertThat(dns.resolve("::1")).hasSize(1);
    }

    private static FilteredDns dns(String url, byte[]... addresses) throws Exception {
        return new FilteredDns(Destination.of(url, "rest", AllowedEndpoints.NONE), host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByAddress(host, addresses[i]);
            }
            return found;
        });
    }
}
