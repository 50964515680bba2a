package org.llmmarket.publishing.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.catalog.Catalog;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.engine.LogTail;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiveIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();

    @Test
    void what_happens_is_told_at_once_as_the_contract_says() {
        try (Radio radio = Radio.tuneIn(web, people.provider())) {
            Story story = tell(story().submitted("1.0.0"));

            await().untilAsserted(() -> assertThat(radio.names(story))
                    .containsExactly("ServiceCreated", "VersionSubmitted", "PublicationStarted"));
            assertThat(radio.data(story)).allSatisfy(data -> assertThat(data.propertyNames())
                    .containsExactlyInAnyOrder("eventId", "serviceId", "version", "timestamp", "payload"));
            JsonNode data = radio.data(story).get(1);
            assertThat(radio.data(story).get(0).path("version").isNull()).isTrue();
            assertThat(data.path("version").asString()).isEqualTo("1.0.0");
            assertThat(data.at("/payload/terms/endpoint/protocol").asString()).isEqualTo("rest");
        }
    }

    @Test
    void a_stream_says_what_it_is() throws IOException {
        var response = web.stream("/events", People.ANYBODY, "Accept", "text/event-stream");
        try (InputStream body = response.body()) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(body.read()).isPositive();
        }
        assertThat(web.get("/events", People.ANYBODY, "Accept", "application/json")
                        .status())
                .isEqualTo(406);
        assertThat(web.get("/events", People.ANYBODY, "Last-Event-ID", "first").faults())
                .containsExactly("Last-Event-ID INVALID_FORMAT");
    }

    @Test
    void everybody_hears_only_what_they_may_see() {
        try (Radio anybody = Radio.tuneIn(web, People.ANYBODY);
                Radio consumer = Radio.tuneIn(web, people.consumer());
                Radio reviewer = Radio.tuneIn(web, people.reviewer())) {
            Story open = tell(story().live("1.0.0").suspended("It leaks.", "1.0.0"));
            Story internal = tell(story().ofLevel(ComplianceLevel.INTERNAL).live("1.0.0"));
            Story secret = tell(story().ofLevel(ComplianceLevel.RESTRICTED).live("1.0.0"));
            Story end = tell(story().live("1.0.0"));

            await().untilAsserted(() -> {
                assertThat(anybody.names(end)).containsExactly("VersionActivated");
                assertThat(consumer.names(end)).containsExactly("VersionActivated");
                assertThat(reviewer.names(end)).hasSize(8);
            });
            assertThat(anybody.names(open)).containsExactly("VersionActivated", "VersionsSuspended");
            assertThat(anybody.names(internal)).isEmpty();
            assertThat(consumer.names(internal)).containsExactly("VersionActivated");
            assertThat(consumer.names(secret)).isEmpty();
            assertThat(reviewer.names(secret)).hasSize(8);
        }
    }

    @Test
    void nobody_hears_the_terms_of_a_version_that_they_may_not_see() {
        try (Radio anybody = Radio.tuneIn(web, People.ANYBODY);
                Radio owner = Radio.tuneIn(web, people.provider())) {
            Story mixed = tell(story().ofLevel(ComplianceLevel.INTERNAL)
                    .live("1.0.0")
                    .ofLevel(ComplianceLevel.PUBLIC)
                    .live("2.0.0"));
            Story gone = tell(story().live("1.0.0").suspended("It leaks.", "1.0.0"));
            tell(mixed.ofLevel(ComplianceLevel.INTERNAL).revised("1.0.0", "For us alone"));
            tell(gone.revised("1.0.0", "Leaks no more"));
            Story end = tell(story().live("1.0.0"));

            await().untilAsserted(() -> {
                assertThat(anybody.names(end)).containsExactly("VersionActivated");
                assertThat(owner.names(end)).hasSize(8);
            });
            assertThat(owner.names(mixed)).endsWith("ServiceRevised");
            assertThat(owner.names(gone)).endsWith("ServiceRevised");
            assertThat(anybody.names(mixed)).containsExactly("VersionActivated");
            assertThat(anybody.names(gone)).containsExactly("VersionActivated", "VersionsSuspended");
        }
    }

    @Test
    void who_comes_back_hears_what_they_missed_once_and_in_order() {
        Story story = story();
        String last;
        try (Radio radio = Radio.tuneIn(web, people.provider())) {
            tell(story.submitted("1.0.0"));
            await().untilAsserted(() -> assertThat(radio.names(story)).hasSize(3));
            last = radio.lastId();
        }
        tell(story.complied("1.0.0").registered("1.0.0"));

        try (Radio again = Radio.tuneIn(web, people.provider(), "Last-Event-ID", last)) {
            await().untilAsserted(() ->
                    assertThat(again.names(story)).containsExactly("PolicyPassed", "RegistryEntryCreated"));
            tell(story.testsPassed("1.0.0"));
            await().untilAsserted(() -> assertThat(again.names(story))
                    .containsExactly("PolicyPassed", "RegistryEntryCreated", "EndpointTestsPassed"));
        }
    }

    @Test
    void the_whole_log_can_be_heard_again_while_it_grows() {
        Story story = tell(story().live("1.0.0"));
        try (Radio radio = Radio.tuneIn(web, people.provider(), "Last-Event-ID", "0")) {
            tell(story.deprecated("1.0.0"));

            await().untilAsserted(() -> assertThat(radio.names(story))
                    .startsWith("ServiceCreated")
                    .endsWith("VersionsDeprecated")
                    .hasSize(9));
            assertThat(radio.ids()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_place_beyond_the_end_of_the_log_is_its_end() {
        try (Radio radio = Radio.tuneIn(web, people.provider(), "Last-Event-ID", "999999999")) {
            Story story = tell(story().submitted("1.0.0"));

            await().untilAsserted(() -> assertThat(radio.names(story)).hasSize(3));
        }
    }

    @Test
    void silence_is_broken_by_comments() {
        try (QueryProcess quick = QueryProcess.start("publishing.query.live.heartbeat=200ms");
                Radio radio = Radio.tuneIn(quick.web(), People.ANYBODY)) {
            await().untilAsserted(() -> assertThat(radio.comments()).contains(": still here"));
        }
    }

    @Test
    void a_listener_who_does_not_read_holds_up_nobody() throws Exception {
        try (InputStream stuck = web.stream("/events", people.provider(), "Last-Event-ID", "0")
                        .body();
                Radio radio = Radio.tuneIn(web, people.provider())) {
            for (int i = 0; i < 60; i++) {
                tell(story().describedAs("x".repeat(20_000)).live("1.0.0"));
            }
            Story story = tell(story().submitted("1.0.0"));

            await().untilAsserted(() -> assertThat(radio.names(story)).hasSize(3));
            assertThat(stuck.read()).isPositive();
        }
    }

    @Test
    void who_may_hear_is_decided_by_everything_that_happened_also_while_nobody_followed() {
        LogTail tail = process.bean(LogTail.class);
        LivePages pages = new LivePages(tail, process.bean(Catalog.class));
        long begin = tail.head();
        Story story = tell(story().submitted("1.0.0"));
        await().until(() -> !pages.after(begin).events().isEmpty());
        tell(story.complied("1.0.0").registered("1.0.0").testsPassed("1.0.0").activated("1.0.0"));
        long later = process.bean(JdbcClient.class)
                .sql("SELECT max(position) FROM domain_event")
                .query(Long.class)
                .single();
        await().until(() -> tail.head() >= later);

        tell(story.suspended("It leaks.", "1.0.0"));

        await().until(() -> pages.after(later).events().stream().anyMatch(event -> event.isFor(Caller.ANONYMOUS)));
    }

    @Test
    void an_account_that_may_not_act_any_more_hears_nothing_more() {
        People.Person fallen = people.register("Fallen", "consumer");
        try (Radio radio = Radio.tuneIn(web, fallen)) {
            web.put("/accounts/" + fallen.id() + "/status", people.admin(), Map.of("status", "suspended"));

            await().atMost(Duration.ofSeconds(8)).until(radio::isOver);
        }
    }

    @Test
    void who_has_lost_a_role_hears_nothing_more_by_it() {
        People.Person fallen = people.withRole("reviewer", people.admin());
        try (Radio radio = Radio.tuneIn(web, fallen)) {
            web.put("/accounts/" + fallen.id() + "/roles", people.admin(), Map.of("roles", List.of("consumer")));

            await().atMost(Duration.ofSeconds(8)).until(radio::isOver);
        }
    }

    @Test
    void nobody_listens_for_longer_than_their_token_lasts() {
        try (QueryProcess brief = QueryProcess.start("publishing.access.access-token-lifetime=3s");
                Radio radio = Radio.tuneIn(brief.web(), brief.people().signInAsAdmin())) {
            await().until(radio::isOver);
        }
    }

    @Test
    void nobody_listens_for_ever() {
        try (QueryProcess brief = QueryProcess.start("publishing.query.live.lifetime=300ms");
                Radio radio = Radio.tuneIn(brief.web(), People.ANYBODY)) {
            await().until(radio::isOver);
        }
    }

    @Test
    void there_is_room_for_so_many() {
        try (QueryProcess small = QueryProcess.start("publishing.query.live.most-listeners=1");
                Radio radio = Radio.tuneIn(small.web(), People.ANYBODY)) {
            Web.Answer answer = small.web().get("/events", People.ANYBODY);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(radio.isOver()).isFalse();
        }
    }

    @Test
    void streams_end_cleanly_when_the_process_does() {
        QueryProcess ending = QueryProcess.startOn(TestDatabase.freshUrl());
        try (Radio radio = Radio.tuneIn(ending.web(), People.ANYBODY)) {
            long begin = System.nanoTime();
            ending.close();

            await().until(radio::isOver);
            assertThat(radio.fault()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        }
    }

    private Story tell(Story story) {
        return process.stories().tell(story);
    }

    private Story story() {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION);
    }

    /** Listens in a thread of its own and keeps what it hears. */
    private static final class Radio implements AutoCloseable {

        private static final JsonMapper JSON = JsonMapper.shared();

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> stream;
        private final Thread thread;
        private volatile String fault = "";

        private Radio(Stream<String> stream) {
            this.stream = stream;
            this.thread = new Thread(this::listen, "radio");
            this.thread.setDaemon(true);
            this.thread.start();
        }

        static Radio tuneIn(Web web, People.Person person, String... headers) {
            Radio radio = new Radio(web.lines("/events", person, headers).body());
            await().until(() -> radio.lines.contains(": welcome"));
            return radio;
        }

        private void listen() {
            try {
                stream.forEach(lines::add);
            } catch (RuntimeException e) {
                // A stream that breaks is what one test is about; the others end it themselves.
                fault = e.toString();
            }
        }

        List<String> names(Story story) {
            return data(story, "event: ");
        }

        List<JsonNode> data(Story story) {
            return data(story, "data: ").stream().map(JSON::readTree).toList();
        }

        private List<String> data(Story story, String field) {
            List<String> all = List.copyOf(lines);
            return Stream.iterate(0, i -> i + 1)
                    .limit(all.size())
                    .filter(i -> all.get(i).startsWith("data: ")
                            && all.get(i).contains('"' + story.service().toString() + '"'))
                    .map(i -> field.equals("data: ") ? all.get(i) : all.get(i - 1))
                    .map(line -> line.substring(field.length()))
                    .toList();
        }

        List<Long> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> Long.valueOf(line.substring(4)))
                    .toList();
        }

        String lastId() {
            List<Long> ids = ids();
            return String.valueOf(ids.get(ids.size() - 1));
        }

        List<String> comments() {
            return lines.stream().filter(line -> line.startsWith(":")).toList();
        }

        boolean isOver() {
            return !thread.isAlive();
        }

        String fault() {
            return fault;
        }

        @Override
        public void close() {
            stream.close();
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
