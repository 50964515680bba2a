package org.llmmarket.publishing.saga.registry;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.net.AddressSetting;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour.Answer;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registry over REST; after some failures in a row it is left alone for a while. */
public final class RestRegistry implements Registry, AutoCloseable {

    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(1);
    private static final String NAME = "The registry";

    private final String base;
    private final Duration timeout;
    private final JsonMapper json;
    private final HttpNeighbour http;
    private final Breaker breaker;

    /** @param base the registry's address up to {@code /api/v1} */
    public RestRegistry(String base, NeighbourSettings.Registry settings, JsonMapper json) {
        this.base = AddressSetting.read("REGISTRY_API_URL", base).toString().replaceFirst("/+$", "");
        this.timeout = settings.timeout();
        this.json = json;
        this.http = new HttpNeighbour(NAME, json);
        this.breaker = new Breaker(NAME, settings.breakerFailures(), settings.breakerPause());
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public Breaker breaker() {
        return breaker;
    }

    @Override
    public String register(PublicationStarted publication, Call call) {
        return breaker.call("register", () -> {
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
            require(answer, "name", publication.name().toString());
            require(answer, "version", publication.version().toString());
            return id;
        });
    }

    @Override
    public Optional<Entry> find(String registryId) {
        return breaker.call("find", () -> {
            Answer answer = done(http.send("GET", entry(registryId, ""), null, null, timeout));
            require(answer, "id", registryId);
            return answer.isUnknown() ? Optional.empty() : Optional.of(read(answer));
        });
    }

    private Entry read(Answer answer) {
        String name = answer.body().path("name").asString("");
        if (name.isEmpty()) {
            throw http.wrong(answer);
        }
        return new Entry(
                name,
                answer.body().path("version").asString(""),
                answer.body().path("status").asString(""),
                details(answer.body()));
    }

    private static Map<String, String> details(JsonNode entry) {
        Map<String, String> details = new HashMap<>();
        entry.forEachEntry((name, value) -> {
            if (value.isObject()) {
                value.forEachEntry(
                        (member, part) -> words(part).ifPresent(words -> details.put(name + "." + member, words)));
            } else {
                words(value).ifPresent(words -> details.put(name, words));
            }
        });
        return details;
    }

    private static Optional<String> words(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.asString());
        }
        return value.isArray() && value.valueStream().allMatch(JsonNode::isString)
                ? Optional.of(
                        value.valueStream().map(JsonNode::asString).sorted().collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    @Override
    public void describe(String registryId, RegistryEntry entry, Call call) {
        breaker.call("describe", () -> {
            Answer answer = done(http.send("PUT", entry(registryId, ""), entry.body(), call, timeout));
            require(answer, "name", entry.version().name().toString());
            return answer;
        });
    }

    @Override
    public boolean isDescribed(String registryId, RegistryEntry entry) {
        return breaker.call("find", () -> {
            Answer answer = done(http.send("GET", entry(registryId, ""), null, null, timeout));
            require(answer, "id", registryId);
            return answer.isUnknown() || isSaid(json.valueToTree(entry.body()), answer.body());
        });
    }

    /** Whether whatever is to be said is said so, or not shown at all. */
    private static boolean isSaid(JsonNode wanted, JsonNode found) {
        return wanted.isObject()
                ? found.isMissingNode()
                        || wanted.properties().stream()
                                .allMatch(member -> isSaid(member.getValue(), found.path(member.getKey())))
                : found.isMissingNode() || found.equals(wanted);
    }

    @Override
    public void changeStatus(String registryId, ServiceStatus status, Call call) {
        breaker.call("change-status", () -> {
            Map<String, String> change = Map.of("status", status.wire());
            Answer answer = done(http.send("PATCH", entry(registryId, "/status"), change, call, timeout));
            require(answer, "id", registryId);
            require(answer, "status", status.wire());
            return answer;
        });
    }

    @Override
    public void remove(String registryId, Call call) {
        breaker.call("remove", () -> done(http.send("DELETE", entry(registryId, ""), null, call, timeout)));
    }

    @Override
    public Health check() {
        return breaker.health(() -> {
            Answer answer = http.send("GET", URI.create(base + "/health"), null, null, HEALTH_TIMEOUT);
            if (!answer.isSuccess()) {
                throw http.wrong(answer);
            }
            return http.said(answer.body().path("status").asString(""));
        });
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

    /** An answer need not repeat what it is about, but must not be about something else. */
    private void require(Answer answer, String member, String expected) {
        JsonNode found = answer.body().path(member);
        if (answer.isSuccess() && found.isString() && !found.asString("").equals(expected)) {
            throw http.lying(member + " '" + found.asString("") + "' instead of '" + expected + "'");
        }
    }

    private URI entry(String registryId, String part) {
        return URI.create(base + "/services/" + URLEncoder.encode(registryId, StandardCharsets.UTF_8) + part);
    }
}
