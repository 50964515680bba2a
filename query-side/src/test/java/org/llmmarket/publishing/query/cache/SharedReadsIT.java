package org.llmmarket.publishing.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;

/** Two processes on one database and one Redis. */
class SharedReadsIT {

    private static final Duration BOUND = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final TestRedis REDIS = new TestRedis();
    private static final QueryProcess HERE = QueryProcess.start("publishing.cache.redis-url=" + REDIS.url());
    private static final QueryProcess THERE = QueryProcess.start("publishing.cache.redis-url=" + REDIS.url());

    @AfterAll
    static void end() {
        HERE.close();
        THERE.close();
        REDIS.close();
    }

    @Test
    void what_one_process_has_read_another_need_not_read() {
        awaitRedis("healthy");
        Story story = tell(story().live("1.0.0"));
        await().until(() -> HERE.bean(EventLog.class).head() >= newest(story));
        assertThat(description(HERE, story)).isEqualTo("Summarises long texts");

        double before = reads(THERE, "shared");
        assertThat(description(THERE, story)).isEqualTo("Summarises long texts");

        assertThat(reads(THERE, "shared")).isEqualTo(before + 1);
    }

    /** A machine that is busy elsewhere may miss the bound now and then. */
    @Test
    void an_event_is_seen_on_another_process_within_the_bound() {
        Story story = tell(story().live("1.0.0"));
        List<Long> waits = new ArrayList<>();
        for (int revision = 1; revision <= 21; revision++) {
            String text = "Revision number " + revision;
            assertThat(description(THERE, story)).isNotEqualTo(text);

            tell(story.revised("1.0.0", text));
            long committed = System.nanoTime();

            assertThat(description(HERE, story)).as("at once where it happened").isEqualTo(text);
            awaitThere(story, text);
            waits.add((System.nanoTime() - committed) / 1_000_000);
        }
        assertThat(waits.stream().sorted().toList().get(waits.size() / 2))
                .as("in the middle of %s ms", waits)
                .isLessThan(BOUND.toMillis());
    }

    @Test
    void a_stampede_on_a_cold_key_is_one_reading() {
        Story story = tell(story().live("1.0.0"));
        await().until(() -> THERE.bean(EventLog.class).head() >= newest(story));
        double before = reads(THERE, "miss") + reads(THERE, "shared");
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(CompletableFuture.supplyAsync(() -> description(THERE, story), threads));
            }
            assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo("Summarises long texts"));
        } finally {
            threads.shutdownNow();
        }
        assertThat(reads(THERE, "miss") + reads(THERE, "shared")).isEqualTo(before + 1);
    }

    @Test
    void redis_may_be_stopped_frozen_and_emptied_in_the_middle_of_load() throws Exception {
        awaitRedis("healthy");
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            stories.add(tell(story().live("1.0.0")));
        }
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Long>> readers = new ArrayList<>();
        for (QueryProcess process : List.of(HERE, THERE)) {
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(() -> longestRead(process, stories, over)));
            }
        }
        try {
            keepRevising(stories, "before");
            REDIS.freeze();
            keepRevising(stories, "frozen");
            awaitRedis("unhealthy");
            REDIS.thaw();
            awaitRedis("healthy");
            keepRevising(stories, "thawed");
            REDIS.empty();
            keepRevising(stories, "emptied");
            REDIS.stop();
            keepRevising(stories, "stopped");
            awaitRedis("unhealthy");
            REDIS.start();
            awaitRedis("healthy");
            keepRevising(stories, "back");
        } finally {
            over.set(true);
            threads.shutdown();
        }
        for (Future<Long> reader : readers) {
            assertThat(reader.get()).as("the longest read, in ms").isLessThan(2_000);
        }
    }

    @Test
    void hits_and_misses_are_figures() {
        Story story = tell(story().live("1.0.0"));
        description(HERE, story);
        description(HERE, story);

        assertThat(new String(
                        HERE.web().get("/metrics", People.ANYBODY).response().body(), StandardCharsets.UTF_8))
                .contains("publishing_cache_reads_total{cache=\"service\",outcome=\"hit\"}")
                .contains("publishing_cache_reads_total{cache=\"service\",outcome=\"miss\"}");
    }

    /** Every revision is seen on both processes soon, whatever has become of Redis. */
    private static void keepRevising(List<Story> stories, String word) {
        for (Story story : stories) {
            String text = "Now it is " + word;
            tell(story.revised("1.0.0", text));
            assertThat(description(HERE, story)).isEqualTo(text);
            awaitThere(story, text);
        }
    }

    private static void awaitThere(Story story, String text) {
        await().pollInterval(Duration.ofMillis(2))
                .pollDelay(Duration.ZERO)
                .atMost(LONGEST)
                .until(() -> description(THERE, story).equals(text));
    }

    private static long longestRead(QueryProcess process, List<Story> stories, AtomicBoolean over) {
        long longest = 0;
        for (int i = 0; !over.get(); i++) {
            long begun = System.nanoTime();
            Web.Answer answer = get(process, stories.get(i % stories.size()));
            assertThat(answer.status()).isEqualTo(200);
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        return longest / 1_000_000;
    }

    private static long newest(Story story) {
        return HERE.bean(EventLog.class).ofService(story.service().toString()).stream()
                .mapToLong(RecordedEvent::position)
                .max()
                .orElseThrow();
    }

    private static void awaitRedis(String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(List.of(HERE, THERE)).allSatisfy(process -> assertThat(process.web()
                                .get("/health", People.ANYBODY)
                                .json()
                                .at("/dependencies/redis")
                                .asString())
                        .isEqualTo(state)));
    }

    private static double reads(QueryProcess process, String outcome) {
        return process.bean(MeterRegistry.class)
                .get("publishing.cache.reads")
                .tag("cache", "service")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static String description(QueryProcess process, Story story) {
        return get(process, story).json().path("description").asString();
    }

    private static Web.Answer get(QueryProcess process, Story story) {
        return process.web().get("/services/" + story.service(), People.ANYBODY);
    }

    private static Story tell(Story story) {
        return HERE.stories().tell(story);
    }

    private static Story story() {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), new AccountId("somebody"), "Service " + id, Category.TEXT_GENERATION);
    }
}
