package org.llmmarket.publishing.saga.endpoint.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.api.net.AllowedEndpoints;

class DestinationTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org, rest, https, 443, '', https://api.example.org",
        "HTTPS://api.example.org:8443/v1/, rest, https, 8443, /v1, https://api.example.org:8443",
        "http://user:secret@api.example.org/v1?k=v#f, rest, http, 80, /v1, http://api.example.org",
        "grpcs://api.example.org, grpc, grpcs, 443, '', grpcs://api.example.org",
        "grpc://api.example.org:50051, grpc, grpc, 50051, '', grpc://api.example.org:50051",
        "wss://api.example.org/chat, websocket, wss, 443, /chat, wss://api.example.org",
    })
    void a_url_says_where_an_endpoint_is(
            String url, String protocol, String scheme, int port, String path, String origin)
            throws InvalidDestination {
        Destination destination = Destination.of(url, protocol, AllowedEndpoints.NONE);
        assertThat(destination.scheme()).isEqualTo(scheme);
        assertThat(destination.port()).isEqualTo(port);
        assertThat(destination.path()).isEqualTo(path);
        assertThat(destination.origin()).isEqualTo(origin);
        assertThat(destination.isSecure()).isEqualTo(port == 443 || port == 8443);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, grpcx",
        "wss://a.example, rest",
        "https://a.example, websocket",
        "'', rest",
        "https:///path, rest",
        "https://a.example:0, rest"
    })
    void what_is_no_url_of_the_protocol_is_refused(String url, String protocol) {
        assertThatThrownBy(() -> Destination.of(url, protocol, AllowedEndpoints.NONE))
                .isInstanceOf(InvalidDestination.class);
    }

    @Test
    void an_endpoint_may_be_allowed_to_be_private() throws InvalidDestination {
        AllowedEndpoints allowed = AllowedEndpoints.of("localhost:3030");
        assertThat(Destination.of("http://localhost:3030/v1", "rest", allowed).allowed())
                .isTrue();
        assertThat(Destination.of("http://localhost:3031/v1", "rest", allowed).allowed())
                .isFalse();
    }
}
