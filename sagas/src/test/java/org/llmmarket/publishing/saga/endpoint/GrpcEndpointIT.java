package org.llmmarket.publishing.saga.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.FAILED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.PASSED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.SKIPPED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.WARNING;
import static org.llmmarket.publishing.saga.endpoint.Endpoints.outcome;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.net.AllowedEndpoints;

class GrpcEndpointIT {

    private static final TestAccess ACCESS = new TestAccess("X-Key", Endpoints.KEY);

    @Test
    void an_endpoint_that_is_serving_passes() throws IOException {
        EndpointReport report = run(new HealthStatusManager().getHealthService(), true, "confidential", ACCESS);
        assertThat(report.failures()).isEmpty();
        assertThat(outcome(report, "authentication-enforced")).isEqualTo(PASSED);
        assertThat(outcome(report, "error-handling")).isEqualTo(PASSED);
    }

    @Test
    void a_health_service_that_is_open_to_all_is_usual_for_public_services() throws IOException {
        EndpointReport report = run(new HealthStatusManager().getHealthService(), false, "public", null);
        assertThat(report.passed()).isTrue();
        assertThat(outcome(report, "authentication-enforced")).isEqualTo(WARNING);
        assertThat(outcome(report, "latency")).isEqualTo(PASSED);
    }

    @Test
    void a_restricted_service_must_refuse_anonymous_calls() throws IOException {
        EndpointReport report = run(new HealthStatusManager().getHealthService(), false, "restricted", ACCESS);
        assertThat(outcome(report, "authentication-enforced")).isEqualTo(FAILED);
        assertThat(outcome(report, "authentication")).isEqualTo(FAILED);
    }

    @Test
    void an_endpoint_that_is_not_serving_fails() throws IOException {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus("", ServingStatus.NOT_SERVING);
        EndpointReport report = run(health.getHealthService(), true, "public", ACCESS);
        assertThat(outcome(report, "api-response")).isEqualTo(FAILED);
        assertThat(report.reason()).contains("NOT_SERVING");
    }

    @Test
    void without_a_credential_what_needs_one_is_skipped() throws IOException {
        EndpointReport report = run(new HealthStatusManager().getHealthService(), true, "public", null);
        assertThat(report.passed()).isTrue();
        assertThat(outcome(report, "api-response")).isEqualTo(SKIPPED);
    }

    @Test
    void a_private_address_is_not_called() {
        try (NetworkEndpointTests tests = Endpoints.tests(Duration.ofSeconds(5), AllowedEndpoints.NONE)) {
            EndpointReport report = tests.run(Endpoints.other("grpc", "grpc://127.0.0.1:50051", "public", ACCESS));
            assertThat(report.reason()).contains("leads to a loopback address");
        }
    }

    @Test
    void a_port_where_nobody_listens_is_unreachable() {
        try (NetworkEndpointTests tests = Endpoints.allowing(1)) {
            EndpointReport report = tests.run(Endpoints.other("grpc", "grpc://localhost:1", "public", ACCESS));
            assertThat(outcome(report, "reachable")).isEqualTo(FAILED);
            assertThat(outcome(report, "latency")).isEqualTo(SKIPPED);
        }
    }

    private static EndpointReport run(BindableService health, boolean closed, String level, @Nullable TestAccess access)
            throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getByName("localhost"), 0))
                .addService(health);
        Server server =
                (closed ? builder.intercept(new KeyCheck()) : builder).build().start();
        try (NetworkEndpointTests tests = Endpoints.allowing(server.getPort())) {
            return tests.run(Endpoints.other("grpc", "grpc://localhost:" + server.getPort(), level, access));
        } finally {
            server.shutdownNow();
        }
    }

    /** Lets nobody in who does not know the key. */
    private static final class KeyCheck implements ServerInterceptor {

        private static final Metadata.Key<String> HEADER = Metadata.Key.of("x-key", Metadata.ASCII_STRING_MARSHALLER);

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (Endpoints.KEY.equals(headers.get(HEADER))) {
                return next.startCall(call, headers);
            }
            call.close(Status.UNAUTHENTICATED, new Metadata());
            return new ServerCall.Listener<>() {};
        }
    }
}
