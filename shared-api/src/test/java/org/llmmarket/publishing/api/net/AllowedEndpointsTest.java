package org.llmmarket.publishing.api.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class AllowedEndpointsTest {

    private final AllowedEndpoints allowed = AllowedEndpoints.of("localhost:3030, 10.0.0.7:443,[::1]:8080,");

    @Test
    void a_host_is_allowed_at_its_port_only() {
        assertThat(allowed.allows("localhost", 3030)).isTrue();
        assertThat(allowed.allows("localhost", 3031)).isFalse();
        assertThat(allowed.allows("10.0.0.8", 443)).isFalse();
        assertThat(AllowedEndpoints.NONE.allows("localhost", 3030)).isFalse();
    }

    @Test
    void the_spelling_of_an_allowed_host_does_not_matter() {
        assertThat(allowed.allows("LOCALHOST.", 3030)).isTrue();
        assertThat(allowed.allows("0x0a.7", 443)).isTrue();
        assertThat(allowed.allows("0:0:0:0:0:0:0:1", 8080)).isTrue();
    }

    @Test
    void the_port_of_a_url_is_that_of_its_scheme_where_it_is_left_out() {
        assertThat(allowed.allows(URI.create("https://10.0.0.7/v1"))).isTrue();
        assertThat(allowed.allows(URI.create("wss://10.0.0.7/v1"))).isTrue();
        assertThat(allowed.allows(URI.create("http://10.0.0.7/v1"))).isFalse();
        assertThat(allowed.allows(URI.create("http://[::1]:8080/v1"))).isTrue();
    }

    @Test
    void what_is_no_host_is_not_allowed() {
        assertThat(allowed.allows("a..b", 3030)).isFalse();
        assertThat(allowed.allows(URI.create("mailto:someone@example.org"))).isFalse();
    }

    @Test
    void a_list_that_cannot_be_read_is_refused() {
        assertThatThrownBy(() -> AllowedEndpoints.of("localhost")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AllowedEndpoints.of("a..b:1")).isInstanceOf(IllegalArgumentException.class);
    }
}
