package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.springframework.jdbc.core.simple.JdbcClient;

class PastIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();
    private final JdbcClient jdbc = process.bean(JdbcClient.class);
    private final People.Person provider = people.register("Initech", "provider");

    @Test
    void a_list_shows_what_was_there_as_it_was() {
        Story first =
                tell(story().describedAs("Reads old handwriting", "scribble").live("1.0.0"));
        Instant before = first.now();
        tell(first.revised("1.0.0", "Reads any handwriting").suspended("It misreads.", "1.0.0"));

        assertThat(list("", before).each("id")).containsExactly(id(first));
        assertThat(list("", before).each("description")).containsExactly("Reads old handwriting");
        assertThat(list("", before).json().path("data").get(0))
                .isEqualTo(web.get("/services/" + id(first) + "?asOf=" + before, People.ANYBODY)
                        .json());
        assertThat(list("", first.now()).each("id")).as("suspended").isEmpty();
        assertThat(list("", Story.BEGIN).each("id")).as("not yet there").isEmpty();
        assertThat(web.get("/services?provider=" + provider.id() + "&asOf=" + first.now(), provider)
                        .each("status"))
                .containsExactly("suspended");
    }

    @Test
    void every_filter_is_that_of_the_instant() {
        Story story = tell(story().describedAs("Reads old handwriting", "scribble")
                .ableTo("decipher")
                .live("1.0.0"));
        Instant before = story.now();
        tell(story.revised("1.0.0", "Translates novels").deprecated("1.0.0"));

        assertThat(List.of("&tag=scribble", "&q=handwriting", "&status=active")).allSatisfy(filter -> {
            assertThat(list(filter, before).each("id")).containsExactly(id(story));
            assertThat(list(filter, story.now()).each("id")).isEmpty();
        });
        assertThat(List.of("&q=novels", "&status=deprecated")).allSatisfy(filter -> {
            assertThat(list(filter, before).each("id")).isEmpty();
            assertThat(list(filter, story.now()).each("id")).containsExactly(id(story));
        });
        assertThat(list("&category=text-generation&capability=decipher", before).each("id"))
                .containsExactly(id(story));
        assertThat(list("&category=embeddings", before).each("id")).isEmpty();
    }

    @Test
    void the_pages_of_a_list_stay_at_their_instant() {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stories.add(tell(story().live("1.0.0")));
        }
        Instant instant = stories.get(0).now();
        List<String> ids = new ArrayList<>();
        Web.Answer page = list("&limit=2", instant);
        ids.addAll(page.each("id"));
        stories.forEach(story -> tell(story.retired()));
        while (page.json().at("/pagination/hasMore").asBoolean()) {
            page = web.get(
                    "/services?provider=" + provider.id() + "&limit=2&cursor="
                            + page.json().at("/pagination/nextCursor").asString(),
                    People.ANYBODY);
            ids.addAll(page.each("id"));
        }

        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        stories.stream().map(PastIT::id).toList());
    }

    @Test
    void a_list_as_of_now_waits_for_what_is_not_written_yet_and_refuses_what_cannot_be() {
        StreamingEventProcessor group = process.group("past");
        group.shutDown();
        Story story = tell(story().live("1.0.0"));
        try {
            Web.Answer refused = list("", story.now());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("code").asString()).isEqualTo("PAST_NOT_WRITTEN");
            assertThat(refused.header("Retry-After")).isEqualTo("2");
            assertThat(web.get("/services/" + id(story) + "?asOf=" + story.now(), People.ANYBODY)
                            .status())
                    .as("one service is folded from the log")
                    .isEqualTo(200);
        } finally {
            group.start();
        }
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(list("", story.now()).each("id")).containsExactly(id(story)));
    }

    @Test
    void a_list_is_refused_while_something_is_parked_that_had_happened_by_then() {
        Story story = tell(story().live("1.0.0"));
        Instant before = story.now();
        tell(story.revised("1.0.0", "Translates novels"));
        written(story);
        jdbc.sql("INSERT INTO parked_event (processor, stream, position, name, error)"
                        + " SELECT 'past', aggregate_id, position, name, 'none' FROM domain_event WHERE service_id = ?"
                        + " ORDER BY position DESC LIMIT 1")
                .param(id(story))
                .update();
        try {
            long begin = System.nanoTime();
            Web.Answer refused = list("", story.now());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("code").asString()).isEqualTo("PAST_NOT_WRITTEN");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("nobody waits for what an admin must mend")
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(list("", before).each("id")).as("before it").containsExactly(id(story));
        } finally {
            jdbc.sql("DELETE FROM parked_event WHERE processor = 'past'").update();
        }
        assertThat(list("", story.now()).each("id")).containsExactly(id(story));
    }

    @Test
    void what_is_made_anew_is_the_same() {
        Story story = tell(story().live("1.0.0").live("1.1.0").deprecated("1.0.0"));
        tell(story.retired());
        list("", story.now());
        List<Map<String, Object>> rows = rows(story);
        StreamingEventProcessor group = process.group("past");
        group.shutDown();
        group.resetTokens();
        group.start();

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(rows(story)).isEqualTo(rows));
        assertThat(rows).hasSizeGreaterThan(5);
    }

    @Test
    void an_event_that_comes_late_is_put_in_its_place() {
        Story story = tell(story().live("1.0.0").deprecated("1.0.0"));
        list("", story.now());
        List<Map<String, Object>> rows = rows(story);
        long second = position(story, 3);
        StreamingEventProcessor group = process.group("past");
        group.shutDown();
        jdbc.sql("DELETE FROM catalog.past_service WHERE service_id = ? AND position = ?")
                .param(id(story))
                .param(second)
                .update();
        comesAgain(second);
        group.start();

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(rows(story)).isEqualTo(rows));
    }

    @Test
    void an_event_that_comes_late_after_a_restart_lets_nothing_be_forgotten_that_lists_have_not_shown_yet() {
        Story story = tell(story().live("1.0.0").submitted("1.1.0").submitted("1.2.0"));
        written(story);
        long late = position(story, 8);
        StreamingEventProcessor group = process.group("past");
        group.shutDown();
        comesAgain(late);
        group.start();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> jdbc.sql("SELECT 1 FROM parked_event WHERE processor = 'past' AND position = ?")
                        .param(late)
                        .query(Integer.class)
                        .optional()
                        .isEmpty());

        tell(story.activated("1.2.0"));
        written(story);
        assertThat(list("", story.now()).each("version")).containsExactly("1.2.0");
    }

    @Test
    void a_long_history_is_folded_from_the_nearest_checkpoint() {
        Story story = story().live("1.0.0");
        for (int i = 0; i < 300; i++) {
            story.revised("1.0.0", "Description number " + i);
        }
        tell(story);
        written(story);

        assertThat(jdbc.sql("SELECT count(*) FROM catalog.past_entry WHERE service_id = ?")
                        .param(id(story))
                        .query(Long.class)
                        .single())
                .isEqualTo(308 / PastFold.CHECKPOINT_EVERY);
        for (int event = 0; event < 300; event += 7) {
            Instant instant = Story.BEGIN.plus(Duration.ofMinutes(8 + event));
            assertThat(web.get("/services/" + id(story) + "?asOf=" + instant, People.ANYBODY)
                            .json()
                            .path("description")
                            .asString())
                    .isEqualTo("Description number " + event);
        }
    }

    /** On a machine of its own the whole is much quicker; here others may be at work beside it. */
    @Test
    void any_instant_of_five_thousand_events_is_answered_at_once() {
        Story story = story().live("1.0.0");
        for (int i = 0; i < 4_992; i++) {
            story.revised("1.0.0", "Description number " + i);
        }
        tell(story);
        written(story);
        Map<String, List<Long>> took = new TreeMap<>();
        for (int event = 0; event < 4_992; event += 97) {
            String instant = Story.BEGIN.plus(Duration.ofMinutes(8 + event)).toString();
            for (String path : List.of("?asOf=", "/versions?asOf=", "/status?asOf=", "/history?from=")) {
                long begun = System.nanoTime();
                assertThat(web.get("/services/" + id(story) + path + instant, People.ANYBODY)
                                .status())
                        .isEqualTo(200);
                took.computeIfAbsent(path, none -> new ArrayList<>()).add(System.nanoTime() - begun);
            }
        }

        assertThat(took).allSatisfy((path, times) -> assertThat(Duration.ofNanos(times.stream()
                        .sorted()
                        .skip(times.size() / 2)
                        .findFirst()
                        .orElseThrow()))
                .as(path)
                .isLessThan(Duration.ofMillis(250)));
    }

    private long position(Story story, int event) {
        return jdbc.sql("SELECT position FROM domain_event WHERE service_id = ? ORDER BY position OFFSET ? LIMIT 1")
                .param(id(story))
                .param(event)
                .query(Long.class)
                .single();
    }

    private void comesAgain(long position) {
        jdbc.sql(
                        "INSERT INTO parked_event (processor, stream, position, name, error, retry)"
                                + " SELECT 'past', aggregate_id, position, name, 'none', true FROM domain_event WHERE position = ?")
                .param(position)
                .update();
    }

    private void written(Story story) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(list("", story.now()).status()).isEqualTo(200));
    }

    private List<Map<String, Object>> rows(Story story) {
        return jdbc.sql("SELECT valid_from, valid_to, position, status, level, words::text, presented::text"
                        + " FROM catalog.past_service WHERE service_id = ? ORDER BY valid_from")
                .param(id(story))
                .query()
                .listOfRows();
    }

    private Web.Answer list(String filter, Instant asOf) {
        return web.get("/services?provider=" + provider.id() + "&asOf=" + asOf + filter, People.ANYBODY);
    }

    private static String id(Story story) {
        return story.service().toString();
    }

    private Story tell(Story story) {
        return process.stories().tell(story);
    }

    private Story story() {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), provider.id(), "Service " + id, Category.TEXT_GENERATION);
    }
}
