package org.llmmarket.publishing.saga.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.FAILED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.PASSED;
import static org.llmmarket.publishing.saga.endpoint.Endpoints.outcome;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.SecurityFinding;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Severity;
import org.llmmarket.publishing.saga.endpoint.net.HostLookup;

class TlsEndpointIT {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in
    private static Path folder;

    private static SSLContext forLocalhost;

    @BeforeAll
    static void makeCertificate() throws Exception {
        forLocalhost = context("localhost");
    }

    @Test
    void an_endpoint_with_a_certificate_that_is_trusted_passes() throws Exception {
        try (FakeProvider provider = FakeProvider.over(forLocalhost, FakeProvider::wellBehaved);
                NetworkEndpointTests tests = trusting(forLocalhost, provider)) {
            EndpointReport report = tests.run(Endpoints.rest("https://localhost:" + provider.port()));
            assertThat(report.failures()).isEmpty();
            assertThat(outcome(report, "tls")).isEqualTo(PASSED);
            assertThat(Endpoints.check(report, "tls").detail()).startsWith("TLSv1.3");
            assertThat(report.securityFindings())
                    .extracting(SecurityFinding::id)
                    .containsExactly("SEC-005");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_critical() throws Exception {
        try (FakeProvider provider = FakeProvider.over(forLocalhost, FakeProvider::wellBehaved);
                NetworkEndpointTests tests = Endpoints.allowing(provider.port())) {
            assertRefused(tests.run(Endpoints.rest("https://localhost:" + provider.port())));
        }
    }

    @Test
    void a_certificate_of_another_host_is_critical() throws Exception {
        SSLContext other = context("elsewhere.example");
        try (FakeProvider provider = FakeProvider.over(other, FakeProvider::wellBehaved);
                NetworkEndpointTests tests = trusting(other, provider)) {
            assertRefused(tests.run(Endpoints.rest("https://localhost:" + provider.port())));
        }
    }

    @Test
    void plain_http_where_tls_is_expected_is_critical() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
                NetworkEndpointTests tests = Endpoints.allowing(plain.getLocalPort())) {
            Thread server = new Thread(() -> answerPlainly(plain));
            server.start();
            assertRefused(tests.run(Endpoints.rest("https://localhost:" + plain.getLocalPort())));
        }
    }

    private static void answerPlainly(ServerSocket listening) {
        try (Socket socket = listening.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException hungUp) {
            // The tests hang up when they have seen enough.
        }
    }

    @Test
    void a_web_socket_too_must_show_a_certificate_that_is_trusted() throws Exception {
        try (FakeProvider provider = FakeProvider.over(forLocalhost, FakeProvider::wellBehaved);
                NetworkEndpointTests tests = Endpoints.allowing(provider.port())) {
            assertRefused(
                    tests.run(Endpoints.other("websocket", "wss://localhost:" + provider.port(), "public", null)));
        }
    }

    private static void assertRefused(EndpointReport report) {
        assertThat(outcome(report, "reachable")).isEqualTo(FAILED);
        assertThat(report.securityFindings())
                .extracting(SecurityFinding::id, SecurityFinding::severity)
                .containsExactly(tuple("SEC-002", Severity.CRITICAL));
    }

    private static NetworkEndpointTests trusting(SSLContext tls, FakeProvider provider) {
        return new NetworkEndpointTests(
                Duration.ofSeconds(20), AllowedEndpoints.of("localhost:" + provider.port()), HostLookup.SYSTEM, tls);
    }

    /** Keys for a host, which the same context trusts. */
    private static SSLContext context(String host) throws Exception {
        Path file = folder.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", keys.getCertificate("it"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }
}
