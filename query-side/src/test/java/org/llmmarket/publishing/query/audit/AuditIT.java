package org.llmmarket.publishing.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditIT {

    private static final int EVENTS = 8;

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();
    private final JdbcClient jdbc = process.bean(JdbcClient.class);
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void aServiceGoesLive() {
        process.stories()
                .tell(Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION)
                        .live("1.0.0"));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> list("serviceId=" + id).size() == EVENTS);
    }

    @Test
    void every_event_of_a_service_is_one_entry_the_newest_first() {
        JsonNode entries = get("/audit?serviceId=" + id).json().path("data");

        assertThat(entries.valueStream().map(entry -> entry.path("eventType").asString()))
                .contains("ServiceCreated", "VersionSubmitted", "VersionActivated", "PublicationCompleted");
        assertThat(entries.valueStream().map(entry -> entry.path("timestamp").asString()))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        JsonNode created = one("serviceId=" + id + "&eventType=ServiceCreated");
        assertThat(created.propertyNames())
                .containsExactly(
                        "id",
                        "timestamp",
                        "eventType",
                        "action",
                        "actorId",
                        "actorType",
                        "resourceId",
                        "resourceType",
                        "ipAddress",
                        "userAgent",
                        "requestId",
                        "details",
                        "result");
        assertThat(created.path("action").asString()).isEqualTo("service.create");
        assertThat(created.path("resourceId").asString()).isEqualTo(id);
        assertThat(created.path("details").path("serviceId").asString()).isEqualTo(id);
        assertThat(get("/audit/" + created.path("id").asString()).json()).isEqualTo(created);
        assertThat(get("/audit/proofs/inclusion?eventId=" + created.path("id").asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void each_member_is_a_filter_and_details_are_searched() {
        String mine = "serviceId=" + id;
        assertThat(list(mine + "&eventType=VersionActivated&eventType=ServiceCreated"))
                .hasSize(2);
        assertThat(list(mine + "&action=version.activate")).hasSize(1);
        assertThat(list(mine + "&resourceType=service")).hasSizeGreaterThan(1).hasSizeLessThan(EVENTS);
        assertThat(list("resourceId=" + id)).hasSameSizeAs(list(mine + "&resourceType=service"));
        assertThat(list(mine + "&result=failure")).isEmpty();
        assertThat(list(mine + "&actorType=anonymous")).isEmpty();
        assertThat(list(mine + "&actorType=user&actorType=system")).hasSize(EVENTS);
        assertThat(list(mine + "&to=" + Story.BEGIN)).isEmpty();
        assertThat(list(mine + "&from=" + Story.BEGIN)).hasSize(EVENTS);
        assertThat(list("q=" + Web.encode("service " + id) + "&eventType=ServiceCreated"))
                .hasSize(1);
        assertThat(list("q=" + id + "&q=").isEmpty()).isFalse();
        assertThat(list("q=nosuchword" + id.substring(0, 8))).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_a_gap_whatever_comes_meanwhile() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/audit?limit=3&serviceId=" + id + cursor).json();
            page.path("data").forEach(entry -> seen.add(entry.path("id").asString()));
            String next = page.path("pagination").path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(EVENTS).doesNotHaveDuplicates();
    }

    @Test
    void log_ins_and_refusals_stand_among_the_events_with_where_they_came_from() {
        String request = "audit-" + UUID.randomUUID();
        web.get("/audit", people.consumer(), "X-Request-Id", request, "User-Agent", "Curious/7 (" + id + ")");

        await().atMost(Duration.ofSeconds(40))
                .until(() -> list("requestId=" + request).size() == 1);
        JsonNode refused = one("requestId=" + request);
        assertThat(refused.path("eventType").asString()).isEqualTo("AccessRefused");
        assertThat(refused.path("actorId").asString())
                .isEqualTo(people.consumer().id().value());
        assertThat(refused.path("result").asString()).isEqualTo("failure");
        assertThat(refused.path("userAgent").asString()).startsWith("Curious/7");
        assertThat(list("userAgent=" + Web.encode("curious " + id) + "&ipAddress="
                        + refused.path("ipAddress").asString()))
                .hasSize(1);
        assertThat(list("requestId=" + request + "&ipAddress=192.0.2.1")).isEmpty();
        assertThat(get("/audit/" + refused.path("id").asString()).json()).isEqualTo(refused);
        assertThat(list("eventType=LoggedIn&actorId=" + people.consumer().id())).isNotEmpty();
    }

    @Test
    void what_one_may_not_see_is_a_refusal_and_what_is_not_there_is_none() {
        String hidden = UUID.randomUUID().toString();
        process.stories()
                .tell(Story.of(new ServiceId(hidden), people.provider().id(), "Service " + hidden, Category.OTHER)
                        .submitted("1.0.0"));
        String request = "audit-" + UUID.randomUUID();
        web.get("/services/" + hidden, people.consumer(), "X-Request-Id", request);
        web.get("/services/" + UUID.randomUUID(), people.consumer(), "X-Request-Id", request + "-none");

        await().atMost(Duration.ofSeconds(40))
                .until(() -> list("requestId=" + request).size() == 1);
        assertThat(one("requestId=" + request).path("resourceId").asString()).isEqualTo(hidden);
        assertThat(list("requestId=" + request + "-none")).isEmpty();
    }

    @Test
    void the_trail_is_exported_and_taken_up_again() {
        List<JsonNode> all = lines("/audit/export?of=trail&serviceId=" + id);
        assertThat(all).hasSize(EVENTS + 1);
        assertThat(all.get(EVENTS).path("type").asString()).isEqualTo("end");
        assertThat(all.get(0).path("eventType").asString()).isEqualTo("ServiceCreated");

        List<JsonNode> rest = lines("/audit/export?of=trail&serviceId=" + id + "&after="
                + all.get(4).path("cursor").asString());
        assertThat(rest).isEqualTo(all.subList(5, all.size()));
    }

    @Test
    void an_export_waits_for_what_the_trail_lacks_and_is_refused_without_it() {
        String export = "/audit/export?of=trail&serviceId=" + id;
        String other = UUID.randomUUID().toString();
        StreamingEventProcessor group = process.group("audit");
        group.shutDown();
        try {
            process.stories()
                    .tell(Story.of(new ServiceId(other), people.provider().id(), "Service " + other, Category.OTHER)
                            .submitted("1.0.0"));
            assertRefused(get(export));
            assertThat(lines(export + "&to=" + Story.BEGIN.minusSeconds(1)))
                    .as("before all of it")
                    .hasSize(1);
        } finally {
            group.start();
        }
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(get(export).status()).isEqualTo(200));
    }

    @Test
    void an_export_is_refused_while_something_is_parked_that_belongs_in_it() {
        String export = "/audit/export?of=trail&serviceId=" + id;
        jdbc.sql("INSERT INTO parked_event (processor, stream, position, name, error)"
                        + " SELECT 'audit', aggregate_id, position, name, 'none' FROM domain_event WHERE service_id = ?"
                        + " ORDER BY position DESC LIMIT 1")
                .param(id)
                .update();
        try {
            assertRefused(get(export));
            assertThat(lines(export + "&to=" + Story.BEGIN)).as("before it").hasSize(1);
        } finally {
            jdbc.sql("DELETE FROM parked_event WHERE processor = 'audit'").update();
        }
        assertThat(lines(export)).hasSize(EVENTS + 1);
    }

    @Test
    void a_spreadsheet_gets_the_same_entries() {
        Web.Answer answer = get("/audit/export?of=trail&format=csv&serviceId=" + id);
        String csv = new String(answer.response().body(), StandardCharsets.UTF_8);

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.lines()).hasSize(EVENTS + 2);
        assertThat(csv).startsWith("cursor,id,timestamp,").endsWith("#end\r\n");
    }

    @Test
    void a_rebuild_makes_the_same_entries_again() {
        List<JsonNode> before = lines("/audit/export?of=trail&serviceId=" + id);

        Web.Answer asked = web.post("/projections/audit/rebuild", people.admin(), java.util.Map.of());
        assertThat(asked.status()).isEqualTo(202);

        String rebuild = "/projections/audit/rebuild";
        await().atMost(Duration.ofSeconds(40)).until(() -> web.get(rebuild, people.admin())
                .json()
                .path("state")
                .asString()
                .equals("swapped"));
        assertThat(web.get(rebuild, people.admin()).json().at("/parity/equal").asBoolean())
                .isTrue();
        assertThat(lines("/audit/export?of=trail&serviceId=" + id)).isEqualTo(before);
        assertThat(list("eventType=RebuildRequested&resourceId=audit")).isNotEmpty();
    }

    @Test
    void only_auditors_may_ask_and_wrong_questions_are_told_what_is_wrong() {
        assertThat(web.get("/audit", People.ANYBODY).status()).isEqualTo(401);
        assertThat(web.get("/audit", people.provider()).status()).isEqualTo(403);
        assertThat(web.get("/audit", people.admin()).status()).isEqualTo(200);
        assertThat(get("/audit?result=fine&actorType=robot&q=-&from=then&cursor=x&limit=0")
                        .faults())
                .containsExactlyInAnyOrder(
                        "result INVALID_ENUM",
                        "actorType INVALID_ENUM",
                        "q INVALID_FORMAT",
                        "from INVALID_FORMAT",
                        "cursor INVALID_FORMAT",
                        "limit OUT_OF_RANGE");
        assertThat(get("/audit?from=-5000-01-01T00:00:00Z&to=%2B300000-01-01T00:00:00Z")
                        .faults())
                .containsExactly("from INVALID_FORMAT", "to INVALID_FORMAT");
        assertThat(get("/audit/nothing").status()).isEqualTo(404);
        assertThat(get("/audit/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(get("/audit/export?of=trail&after=x").faults()).containsExactly("after INVALID_FORMAT");
        assertThat(get("/audit/export?of=log&format=csv").faults()).containsExactly("format INVALID_ENUM");
    }

    private static void assertRefused(Web.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("code").asString()).isEqualTo("PAST_NOT_WRITTEN");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    private List<JsonNode> list(String query) {
        return get("/audit?limit=100&" + query)
                .json()
                .path("data")
                .valueStream()
                .toList();
    }

    private JsonNode one(String query) {
        List<JsonNode> entries = list(query);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private List<JsonNode> lines(String path) {
        return new String(get(path).response().body(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private Web.Answer get(String path) {
        return web.get(path, people.auditor());
    }
}
