package org.llmmarket.publishing.saga.endpoint.net;

import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls the standard health service of gRPC; the body of an answer is the name of the serving status. */
public final class GrpcHealthCaller implements Caller {

    private static final int LARGEST_MESSAGE = 64 * 1024;

    private static final Map<Status.Code, Integer> STATUSES = Map.ofEntries(
            Map.entry(Status.Code.OK, 200),
            Map.entry(Status.Code.CANCELLED, 499),
            Map.entry(Status.Code.INVALID_ARGUMENT, 400),
            Map.entry(Status.Code.FAILED_PRECONDITION, 400),
            Map.entry(Status.Code.OUT_OF_RANGE, 400),
            Map.entry(Status.Code.UNAUTHENTICATED, 401),
            Map.entry(Status.Code.PERMISSION_DENIED, 403),
            Map.entry(Status.Code.NOT_FOUND, 404),
            Map.entry(Status.Code.UNIMPLEMENTED, 404),
            Map.entry(Status.Code.ALREADY_EXISTS, 409),
            Map.entry(Status.Code.ABORTED, 409),
            Map.entry(Status.Code.RESOURCE_EXHAUSTED, 429),
            Map.entry(Status.Code.UNAVAILABLE, 503),
            Map.entry(Status.Code.DEADLINE_EXCEEDED, 504));

    private final Destination destination;
    private final FilteredDns dns;
    private final Deadline deadline;
    private final Duration longestCall;
    private @Nullable ManagedChannel channel;

    public GrpcHealthCaller(Destination destination, FilteredDns dns, Deadline deadline, Duration longestCall) {
        this.destination = destination;
        this.dns = dns;
        this.deadline = deadline;
        this.longestCall = longestCall;
    }

    /** Checks the service that the body of the call names; the empty name is the whole server. */
    @Override
    public Answer call(Call call) {
        long started = System.nanoTime();
        try {
            HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(channel())
                    .withInterceptors(metadata(call.headers()))
                    .withDeadlineAfter(deadline.atMost(longestCall).toMillis(), TimeUnit.MILLISECONDS);
            String service = call.body() == null ? "" : call.body();
            var response = health.check(
                    HealthCheckRequest.newBuilder().setService(service).build());
            return answer(Status.OK, response.getStatus().name(), millisSince(started));
        } catch (StatusRuntimeException refused) {
            return ofStatus(refused, millisSince(started));
        } catch (IOException fault) {
            return Failures.answer(fault, false, millisSince(started));
        } catch (IllegalArgumentException unsendable) {
            return Answer.failed(Answer.Cause.REQUEST, "the request cannot be written", millisSince(started));
        }
    }

    /** The channel holds on to the addresses that passed the filter. */
    private synchronized ManagedChannel channel() throws IOException {
        if (channel == null) {
            NettyChannelBuilder builder = NettyChannelBuilder.forAddress(
                            new InetSocketAddress(dns.addresses()[0], destination.port()))
                    .overrideAuthority(destination.host() + ":" + destination.port())
                    .proxyDetector(target -> null)
                    .disableRetry()
                    .maxInboundMessageSize(LARGEST_MESSAGE)
                    .userAgent("llm-market-endpoint-tests/1.0");
            channel = (destination.isSecure() ? builder.useTransportSecurity() : builder.usePlaintext()).build();
        }
        return channel;
    }

    private static ClientInterceptor metadata(Map<String, String> headers) {
        Metadata metadata = new Metadata();
        headers.forEach((name, value) ->
                metadata.put(Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER), value));
        return MetadataUtils.newAttachHeadersInterceptor(metadata);
    }

    private Answer ofStatus(StatusRuntimeException refused, double millis) {
        Status status = refused.getStatus();
        @Nullable Throwable cause = status.getCause();
        if (status.getCode() == Status.Code.DEADLINE_EXCEEDED && cause == null && refused.getTrailers() == null) {
            return Answer.failed(Answer.Cause.TIME, "no complete answer came in time", millis);
        }
        // A server that answers UNAVAILABLE sends trailers; without any, the call never came to it.
        if (status.getCode() == Status.Code.UNAVAILABLE && cause != null) {
            IOException fault =
                    cause instanceof IOException broken ? broken : new IOException(cause.getMessage(), cause);
            return Failures.answer(fault, false, millis);
        }
        return answer(status, status.getDescription() == null ? "" : status.getDescription(), millis);
    }

    private Answer answer(Status status, String body, double millis) {
        return new Answer(
                STATUSES.getOrDefault(status.getCode(), 500),
                status.getCode().name(),
                Map.of(),
                body,
                body.length(),
                false,
                millis,
                // Whatever is agreed on is TLS 1.2 at least: HTTP/2 forbids less.
                destination.isSecure() ? "TLSv1.2" : null,
                null);
    }

    private static double millisSince(long started) {
        return (System.nanoTime() - started) / 1e6;
    }

    @Override
    public synchronized void close() {
        if (channel != null) {
            channel.shutdownNow();
        }
    }
}
