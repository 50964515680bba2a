package org.llmmarket.publishing.saga.registry;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour.Answer;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import tools.jackson.databind.json.JsonMapper;

/** The registry over REST; after some failures in a row it is left alone for a while. */
public final class RestRegistry implements Registry, AutoCloseable {

    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(1);
    private static final int ALL = 100;

    private final String base;
    private final Duration timeout;
    private final HttpNeighbour http;
    private final CircuitBreaker breaker;

    /** @param base the registry's address up to {@code /api/v1} */
    public RestRegistry(String base, NeighbourSettings.Registry settings, JsonMapper json) {
        this.base = base.replaceFirst("/+$", "");
        this.timeout = settings.timeout();
        this.http = new HttpNeighbour("The registry", json);
        this.breaker = CircuitBreaker.of(
                "registry",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.breakerFailures())
                        .minimumNumberOfCalls(settings.breakerFailures())
                        .failureRateThreshold(ALL)
                        .waitDurationInOpenState(settings.breakerPause())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public String register(PublicationStarted publication, Call call) {
        return guarded(() -> {
            Answer answer = http.send(
                    "POST",
                    URI.create(base + "/services"),
                    RegistryEntry.of(publication).body(),
                    call,
                    timeout);
            String id = answer.body().path("id").asString("");
            if (!answer.isSuccess() || id.isEmpty()) {
                throw http.wrong(answer);
            }
            return id;
        });
    }

    @Override
    public void describe(String registryId, RegistryEntry entry, Call call) {
        guarded(() -> done(http.send("PUT", entry(registryId, ""), entry.body(), call, timeout)));
    }

    @Override
    public void changeStatus(String registryId, ServiceStatus status, Call call) {
        guarded(() ->
                done(http.send("PATCH", entry(registryId, "/status"), Map.of("status", status.wire()), call, timeout)));
    }

    @Override
    public void remove(String registryId, Call call) {
        guarded(() -> done(http.send("DELETE", entry(registryId, ""), null, call, timeout)));
    }

    @Override
    public Health check() {
        try {
            Answer answer = http.send("GET", URI.create(base + "/health"), null, null, HEALTH_TIMEOUT);
            return answer.isSuccess()
                    ? new Health(Health.State.HEALTHY, "The registry answers.")
                    : new Health(Health.State.UNHEALTHY, http.wrong(answer).detail());
        } catch (NeighbourAway away) {
            return new Health(Health.State.UNHEALTHY, away.detail());
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer done(Answer answer) {
        if (!answer.isSuccess() && !answer.isUnknown()) {
            throw http.wrong(answer);
        }
        return answer;
    }

    private <T> T guarded(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException e) {
            throw new NeighbourAway(
                    NeighbourAway.Kind.PAUSED,
                    "The registry failed several times in a row and is left alone for a while.");
        }
    }

    private URI entry(String registryId, String part) {
        return URI.create(base + "/services/" + URLEncoder.encode(registryId, StandardCharsets.UTF_8) + part);
    }
}
