package org.llmmarket.publishing.sandbox.policy;

import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.llmmarket.publishing.sandbox.policy.catalogue.Policies;

/** The policy engine's gRPC server, on the loopback interface. */
public final class PolicyEngine implements AutoCloseable {

    private static final int GRACE_SECONDS = 2;

    /** Policies of another time go beside a request. */
    private static final int LARGEST_HEADERS = 1024 * 1024;

    private final Server server;

    private PolicyEngine(Server server) {
        this.server = server;
    }

    /** Starts the engine with the shipped policies; port 0 takes any free one. */
    public static PolicyEngine start(int port, String environment, ServerInterceptor switches) {
        var policies = Policies.shipped(environment, Instant::now);
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .maxInboundMetadataSize(LARGEST_HEADERS)
                .addService(new PolicyEngineEndpoint(policies, environment, Instant::now))
                // The last one is called first: a switched call shows to nobody else.
                .intercept(new IdempotencyKey())
                .intercept(new DraftPolicy())
                .intercept(new OtherPolicies())
                .intercept(switches)
                .build();
        try {
            return new PolicyEngine(server.start());
        } catch (IOException unavailable) {
            throw new UncheckedIOException(
                    "The policy engine of the sandbox cannot listen on port " + port
                            + ": is something else running there?",
                    unavailable);
        }
    }

    /** The port that is really listened at. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
