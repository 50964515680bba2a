package org.llmmarket.publishing.saga.policy;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import policyengine.v1.GetPolicyRequest;
import policyengine.v1.HealthCheckRequest;
import policyengine.v1.HealthCheckResponse;
import policyengine.v1.ListPoliciesRequest;
import policyengine.v1.ListPoliciesResponse;
import policyengine.v1.Policy;
import policyengine.v1.PolicyEngineServiceGrpc;
import policyengine.v1.PolicyEngineServiceGrpc.PolicyEngineServiceBlockingStub;
import policyengine.v1.ValidateServiceResponse;

/** The policy engine over gRPC: one connection, kept open and made again when it breaks. */
public final class GrpcPolicyEngine implements PolicyEngine, AutoCloseable {

    private static final Metadata.Key<String> IDEMPOTENCY_KEY =
            Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);
    private static final int PAGE = 100;
    private static final String JUDGE = "ValidateService";

    private final ManagedChannel channel;
    private final PolicyEngineServiceBlockingStub engine;
    private final Duration timeout;
    private final Breaker breaker;

    /** @param target {@code host:port}; a leading {@code grpcs://} or {@code https://} asks for TLS */
    public GrpcPolicyEngine(String target, NeighbourSettings.Policy settings) {
        this.channel = open(target);
        this.engine = PolicyEngineServiceGrpc.newBlockingStub(channel);
        this.timeout = settings.timeout();
        this.breaker = new Breaker("The policy engine", settings.breakerFailures(), settings.breakerPause());
    }

    private static ManagedChannel open(String target) {
        boolean secure = target.startsWith("grpcs://") || target.startsWith("https://");
        String address = target.replaceFirst("^[a-z]+://", "").replaceFirst("/+$", "");
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget("dns:///" + address)
                .keepAliveTime(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
        return (secure ? builder.useTransportSecurity() : builder.usePlaintext()).build();
    }

    @Override
    public Breaker breaker() {
        return breaker;
    }

    @Override
    public PolicyVerdict judge(PolicySubject subject, Call call) {
        return breaker.call(
                JUDGE,
                () -> sound(asked(() -> PolicyMessages.verdict(within(timeout)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(call)))
                        .validateService(PolicyMessages.request(subject))))));
    }

    /** A refusal without a reason would help nobody, and is what an empty answer looks like. */
    private static PolicyVerdict sound(PolicyVerdict verdict) {
        if (!verdict.compliant() && verdict.violations().isEmpty()) {
            throw new NeighbourAway(
                    NeighbourAway.Kind.WRONG, "The policy engine refused the version without saying why.");
        }
        return verdict;
    }

    private <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw away(e.getStatus());
        }
    }

    @Override
    public PolicyVerdict judge(PolicySubject subject, DraftPolicy draft, Call call) {
        return breaker.call(JUDGE, () -> sound(judgedByDraft(subject, draft, call)));
    }

    @Override
    public void requirePolicy(DraftPolicy draft) {
        breaker.call("GetPolicy", () -> policy(draft));
    }

    @Override
    public PolicyVerdict judgeBy(PolicySubject subject, String policies, Call call) {
        byte[] instead = PolicyText.read(policies).toByteArray();
        return breaker.call(JUDGE, () -> {
            Metadata headers = headers(call);
            headers.put(DraftHeaders.INSTEAD, instead);
            return sound(judgedBeside(
                    subject,
                    headers,
                    DraftHeaders.JUDGED_INSTEAD,
                    "The policy engine judges by the policies in force only: it knows none of another time."));
        });
    }

    private PolicyVerdict judgedByDraft(PolicySubject subject, DraftPolicy draft, Call call) {
        Metadata headers = headers(call);
        headers.put(DraftHeaders.DRAFT, policy(draft).toByteArray());
        return judgedBeside(
                subject,
                headers,
                DraftHeaders.JUDGED,
                "The policy engine judges by the policies in force only: it does not know drafts.");
    }

    /** @param sign by which the engine says that it took into account what goes beside */
    private PolicyVerdict judgedBeside(
            PolicySubject subject, Metadata headers, Metadata.Key<String> sign, String otherwise) {
        AtomicReference<Metadata> answered = new AtomicReference<>(new Metadata());
        ValidateServiceResponse response;
        try {
            response = within(timeout)
                    .withInterceptors(
                            MetadataUtils.newAttachHeadersInterceptor(headers),
                            MetadataUtils.newCaptureMetadataInterceptor(answered, new AtomicReference<>()))
                    .validateService(PolicyMessages.request(subject));
        } catch (StatusRuntimeException e) {
            throw refused(e.getStatus());
        }
        Metadata told = answered.get();
        if (told == null || !"true".equals(told.get(sign))) {
            throw new NoVerdict(NoVerdict.Kind.NO_DRAFTS, otherwise);
        }
        return PolicyMessages.verdict(response);
    }

    @Override
    public String policies() {
        return breaker.call(
                "ListPolicies",
                () -> asked(() -> {
                    PolicyText text = new PolicyText();
                    String page = "";
                    // One limit for all pages: a list that has no end is none.
                    PolicyEngineServiceBlockingStub limited = within(timeout);
                    do {
                        ListPoliciesResponse listed = limited.listPolicies(ListPoliciesRequest.newBuilder()
                                .setPageSize(PAGE)
                                .setPageToken(page)
                                .build());
                        listed.getPoliciesList().forEach(text::add);
                        page = listed.getNextPageToken();
                    } while (!page.isEmpty());
                    return text.text();
                }));
    }

    private Policy policy(DraftPolicy draft) {
        if (draft.id().isEmpty()) {
            return DraftHeaders.read(draft.json());
        }
        try {
            return within(timeout)
                    .getPolicy(GetPolicyRequest.newBuilder()
                            .setPolicyId(draft.id())
                            .build())
                    .getPolicy();
        } catch (StatusRuntimeException e) {
            throw refused(e.getStatus());
        }
    }

    private RuntimeException refused(Status status) {
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, NOT_FOUND ->
                new NoVerdict(NoVerdict.Kind.UNFIT, String.valueOf(status.getDescription()));
            default -> away(status);
        };
    }

    @Override
    public Health check() {
        return breaker.health(() -> {
            HealthCheckResponse answer =
                    asked(() -> within(HEALTH_TIMEOUT).healthCheck(HealthCheckRequest.getDefaultInstance()));
            if (answer.getStatus() != HealthCheckResponse.ServingStatus.SERVING) {
                throw new NeighbourAway(NeighbourAway.Kind.GONE, "The policy engine says that it is not serving.");
            }
            return new Health(Health.State.HEALTHY, "The policy engine is serving.");
        });
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
