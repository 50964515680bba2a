package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is answered as of an instant is what was answered at that instant. */
class AsOfJourneyTest {

    private static final int AT_LEAST = 1_000;
    private static final int LIVES = 2;
    private static final Duration QUIET = Duration.ofMillis(1_200);
    private static final Set<String> GROUPS = Set.of("catalog", "approvals");
    private static final Map<String, String> ACCESS = Map.of("header", "X-API-Key", "value", "sandbox-key");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in
    static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningService service;

    @SuppressWarnings("NullAway.Init")
    private static Marketplace marketplace;

    private final Client admin = marketplace.admin();
    private final Client reviewer = marketplace.with("reviewer");
    private final String reviewerId = reviewer.get("/auth/me").text("/id");
    private final List<Told> told = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        service = PublishingService.start(RunningMarketplace.arguments(
                data, "--rate-limit-writes-per-minute=0", "--rate-limit-reads-per-minute=0"));
        marketplace = RunningMarketplace.marketplace(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** An answer that was given, and how much had happened to the provider's services by then. */
    private record Told(Life life, int events, Client caller, String path, Instant instant, Answer answer) {}

    /** What a provider does, one service after the other, beside others who do the same. */
    private final class Life {

        private final Client provider = marketplace.provider();
        private final String providerId = provider.get("/auth/me").text("/id");
        private final List<String> services = new ArrayList<>();

        private void live() {
            throughEveryMove();
            throughAnApproval();
            throughARefusal();
            throughAViolation();
        }

        private void throughEveryMove() {
            String id = published(marketplace.definition(), "active");
            done(id, provider.put("/services/" + id, Map.of("description", "A description that is better.")));
            done(
                    id,
                    provider.post(
                            "/services/" + id + "/versions",
                            Map.of(
                                    "version",
                                    "1.1.0",
                                    "changes",
                                    Map.of("description", "A third description of it."),
                                    "testAccess",
                                    ACCESS)));
            await().atMost(Duration.ofSeconds(40))
                    .until(() ->
                            provider.get("/services/" + id).text("/version").equals("1.1.0"));
            write(id);
            done(id, provider.post("/services/" + id + "/rollback", Map.of("toVersion", "1.0.0")));
            done(id, provider.post("/services/" + id + "/versions/1.1.0/deprecate", Map.of()));
            done(id, provider.post("/services/" + id + "/deprecate", Map.of("reason", "A better one is there.")));
            done(id, provider.post("/services/" + id + "/deprecate/cancel", Map.of()));
            done(id, reviewer.post("/services/" + id + "/suspend", Map.of("reason", "It misbehaves.")));
            done(id, reviewer.post("/services/" + id + "/reinstate", Map.of()));
            done(id, provider.delete("/services/" + id));
        }

        private void throughAnApproval() {
            String id = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));
            services.add(id);
            String approval = marketplace.awaitApproval(reviewer, id);
            write(id, approval);
            done(id, approval, reviewer.post("/approvals/" + approval + "/assign", Map.of("assignee", reviewerId)));
            done(id, approval, reviewer.post("/approvals/" + approval + "/approve", Map.of("notes", "Fine.")));
            marketplace.awaitStatus(provider, id, "active");
            write(id, approval);
        }

        private void throughARefusal() {
            String id = marketplace.publish(provider, marketplace.definition().ofLevel("restricted"));
            services.add(id);
            String approval = marketplace.awaitApproval(reviewer, id);
            write(id, approval);
            done(id, approval, reviewer.post("/approvals/" + approval + "/reject", Map.of("reason", "Not here.")));
            marketplace.awaitStatus(provider, id, "suspended");
            write(id, approval);
        }

        private void throughAViolation() {
            published(marketplace.definition().with("compliance", "dataResidency", List.of("KP")), "failed_validation");
            published(marketplace.definition().ofLevel("internal"), "active");
        }

        private String published(Definition definition, String status) {
            String id = marketplace.publishUntil(status, provider, definition);
            services.add(id);
            write(id);
            return id;
        }

        private void done(String id, Answer answer) {
            assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
            write(id);
        }

        private void done(String id, String approval, Answer answer) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            write(id, approval);
        }

        /** Writes down what is answered now, once nothing has gone on for as long as lists are kept. */
        private void write(String id, String... approvals) {
            AtomicInteger last = new AtomicInteger(-1);
            AtomicLong since = new AtomicLong();
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        int events = events(null);
                        if (last.getAndSet(events) != events || !isCaughtUp()) {
                            since.set(System.nanoTime());
                            return false;
                        }
                        return System.nanoTime() - since.get() > QUIET.toNanos() && isWritten(id, events, approvals);
                    });
        }

        private boolean isWritten(String id, int events, String... approvals) {
            Instant instant = Instant.now().truncatedTo(ChronoUnit.MICROS);
            List<Told> now = new ArrayList<>();
            asked(id, approvals)
                    .forEach((path, callers) -> callers.forEach(
                            caller -> now.add(new Told(this, events, caller, path, instant, caller.get(path)))));
            return events(null) == events && told.addAll(now);
        }

        private Map<String, List<Client>> asked(String id, String... approvals) {
            List<Client> everybody = List.of(marketplace.anybody(), provider, reviewer);
            Map<String, List<Client>> asked = new LinkedHashMap<>();
            for (String page : List.of(
                    "",
                    "?version=%5E1",
                    "/versions",
                    "/versions?limit=1",
                    "/versions/1.0.0",
                    "/versions/1.0.0/changes",
                    "/openapi",
                    "/status")) {
                asked.put("/services/" + id + page, everybody);
            }
            for (String filter : List.of("", "&status=active", "&q=sample", "&tag=chat&category=text-generation")) {
                asked.put("/services?provider=" + providerId + filter, everybody);
            }
            asked.put("/approvals?serviceId=" + id, List.of(provider, reviewer));
            for (String approval : approvals) {
                asked.put("/approvals/" + approval, List.of(provider, reviewer));
            }
            return asked;
        }

        /** How many events there are of the services; by an instant, where one is given. */
        private int events(@Nullable Instant until) {
            int events = 0;
            for (String id : services) {
                String cursor = "";
                do {
                    JsonNode page = provider.get("/services/" + id + "/history?limit=100" + cursor)
                            .json();
                    for (JsonNode event : page.path("data")) {
                        Instant at = Instant.parse(event.path("timestamp").asString());
                        events += until == null || !at.isAfter(until) ? 1 : 0;
                    }
                    String next = page.at("/pagination/nextCursor").asString("");
                    cursor = next.isEmpty() ? "" : "&cursor=" + next;
                } while (!cursor.isEmpty());
            }
            return events;
        }
    }

    @Test
    void what_was_answered_is_answered_as_of_then() {
        CompletableFuture.allOf(Stream.generate(Life::new)
                        .limit(LIVES)
                        .map(life -> CompletableFuture.runAsync(life::live, task -> new Thread(task, "life").start()))
                        .toArray(CompletableFuture[]::new))
                .join();

        Map<Life, Map<Instant, Boolean>> sure = new LinkedHashMap<>();
        int compared = 0;
        for (Told then : told) {
            // What was under way and had a time already, but was not stored when the answer was given, is told of it
            // now.
            boolean isSure = sure.computeIfAbsent(then.life(), life -> new LinkedHashMap<>())
                    .computeIfAbsent(then.instant(), instant -> then.life().events(instant) == then.events());
            if (isSure) {
                compare(then);
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private static void compare(Told then) {
        String path = then.path() + (then.path().contains("?") ? "&" : "?") + "asOf=" + then.instant();
        Answer now = then.caller().get(path);
        if (then.answer().status() == 410) {
            assertThat(now.json()).as(path).isEqualTo(then.answer().json().path("service"));
            return;
        }
        assertThat(now.status()).as(path + " " + now).isEqualTo(then.answer().status());
        if (now.status() == 200) {
            assertThat(content(now)).as(path).isEqualTo(content(then.answer()));
        }
    }

    /** The cursor of a list as of an instant holds that. */
    private static JsonNode content(Answer answer) {
        JsonNode json = answer.json();
        if (json.path("pagination") instanceof ObjectNode pagination) {
            pagination.remove("nextCursor");
        }
        return json;
    }

    private boolean isCaughtUp() {
        for (JsonNode group : admin.get("/projections").json().path("data")) {
            if (GROUPS.contains(group.path("name").asString())
                    && group.path("lag").asLong() > 0) {
                return false;
            }
        }
        return true;
    }
}
