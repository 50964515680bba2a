package org.llmmarket.publishing.saga.policy;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import policyengine.v1.HealthCheckRequest;
import policyengine.v1.HealthCheckResponse;
import policyengine.v1.PolicyEngineServiceGrpc;
import policyengine.v1.PolicyEngineServiceGrpc.PolicyEngineServiceBlockingStub;

/** The policy engine over gRPC: one connection, kept open and made again when it breaks. */
public final class GrpcPolicyEngine implements PolicyEngine, AutoCloseable {

    private static final Metadata.Key<String> IDEMPOTENCY_KEY =
            Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

    private final ManagedChannel channel;
    private final PolicyEngineServiceBlockingStub engine;
    private final Duration timeout;

    /** @param target {@code host:port}; a leading {@code grpcs://} or {@code https://} asks for TLS */
    public GrpcPolicyEngine(String target, Duration timeout) {
        this.channel = open(target);
        this.engine = PolicyEngineServiceGrpc.newBlockingStub(channel);
        this.timeout = timeout;
    }

    private static ManagedChannel open(String target) {
        boolean secure = target.startsWith("grpcs://") || target.startsWith("https://");
        String address = target.replaceFirst("^[a-z]+://", "").replaceFirst("/+$", "");
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget("dns:///" + address)
                .keepAliveTime(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
        return (secure ? builder.useTransportSecurity() : builder.usePlaintext()).build();
    }

    @Override
    public PolicyVerdict validate(PublicationStarted publication, Call call) {
        try {
            return PolicyMessages.verdict(within(timeout)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(call)))
                    .validateService(PolicyMessages.request(publication)));
        } catch (StatusRuntimeException e) {
            throw away(e.getStatus());
        }
    }

    @Override
    public Health check() {
        try {
            HealthCheckResponse answer = within(HEALTH_TIMEOUT).healthCheck(HealthCheckRequest.getDefaultInstance());
            return switch (answer.getStatus()) {
                case SERVING -> new Health(Health.State.HEALTHY, "The policy engine is serving.");
                case UNKNOWN, NOT_SERVING, UNRECOGNIZED ->
                    new Health(Health.State.UNHEALTHY, "The policy engine says that it is not serving.");
            };
        } catch (StatusRuntimeException e) {
            return new Health(Health.State.UNHEALTHY, away(e.getStatus()).detail());
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private PolicyEngineServiceBlockingStub within(Duration deadline) {
        // Without this, an engine that comes back is not noticed for as long as gRPC's own back-off has grown.
        channel.resetConnectBackoff();
        return engine.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Metadata headers(Call call) {
        Metadata headers = new Metadata();
        headers.put(IDEMPOTENCY_KEY, call.idempotencyKey());
        if (!call.requestId().isEmpty()) {
            headers.put(REQUEST_ID, call.requestId());
        }
        return headers;
    }

    private NeighbourAway away(Status status) {
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED ->
                new NeighbourAway(
                        NeighbourAway.Kind.SLOW,
                        "The policy engine did not answer within " + timeout.toMillis() + " ms.");
            case UNAVAILABLE -> new NeighbourAway(NeighbourAway.Kind.GONE, "The policy engine could not be reached.");
            default ->
                new NeighbourAway(
                        NeighbourAway.Kind.WRONG,
                        "The policy engine answered " + status.getCode() + " instead of a verdict.");
        };
    }
}
