package org.llmmarket.publishing.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RebuildIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> PROJECTIONS = List.of("catalog", "approvals", "past", "past-approvals");
    private static final String DATABASE = TestDatabase.freshUrl();
    private static final QueryProcess PROCESS = QueryProcess.startOn(DATABASE);
    private static final People.Person ADMIN = PROCESS.people().signInAsAdmin();

    private final Web web = PROCESS.web();
    private final JdbcClient jdbc = PROCESS.bean(JdbcClient.class);

    @AfterAll
    static void end() {
        PROCESS.close();
    }

    @BeforeEach
    void aMarketWithoutDifferences() {
        for (int i = 0; i < 5; i++) {
            tell();
        }
        awaitCaughtUp();
    }

    @Test
    void a_read_model_made_anew_says_what_it_said_before_and_follows_the_log() {
        for (String projection : PROJECTIONS) {
            List<Map<String, Object>> before = rows();

            Web.Answer asked = web.post("/projections/" + projection + "/rebuild", ADMIN, Map.of());

            assertThat(asked.status()).isEqualTo(202);
            assertThat(asked.header("Location")).isEqualTo("/api/v1/projections/" + projection + "/rebuild");
            JsonNode rebuild = reached(projection, "swapped");
            assertThat(rebuild.path("parity").path("equal").asBoolean())
                    .as(rebuild.toString())
                    .isTrue();
            assertThat(rebuild.path("parity").path("rows").asLong()).isGreaterThanOrEqualTo(5);
            assertThat(rebuild.path("eventsDone").asLong())
                    .isEqualTo(rebuild.path("eventsTotal").asLong())
                    .isGreaterThan(20);
            assertThat(rebuild.path("previous").path("position").asLong()).isPositive();
            assertThat(rows()).isEqualTo(before);
            ServiceId next = tell();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rows().toString()).contains(next.toString()));
            assertThat(indexes("catalog")).isEqualTo(indexes("catalog_previous"));
            assertThat(options("catalog")).isEqualTo(options("catalog_previous"));
        }
        assertThat(web.get("/projections/catalog", ADMIN)
                        .json()
                        .path("rebuild")
                        .path("state")
                        .asString())
                .isEqualTo("swapped");
    }

    @Test
    void what_differs_is_held_until_an_admin_has_chosen() {
        ServiceId wrong = tell();
        ServiceId lost = tell();
        awaitCaughtUp();
        jdbc.sql("UPDATE catalog.service SET status = 'retired' WHERE service_id = ?")
                .param(wrong.toString())
                .update();
        jdbc.sql("DELETE FROM catalog.service WHERE service_id = ?")
                .param(lost.toString())
                .update();
        jdbc.sql(
                        "INSERT INTO catalog.service SELECT 'made-up', position, provider_id, category, status, level, tags,"
                                + " capabilities, words, created_at, entry, presented FROM catalog.service WHERE service_id = ?")
                .param(wrong.toString())
                .update();

        web.post("/projections/catalog/rebuild?onDifference=hold", ADMIN, Map.of());

        JsonNode held = reached("catalog", "held");
        assertThat(held.path("parity").path("differences").asLong()).isEqualTo(3);
        assertThat(held.path("parity").path("examples").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(
                        "A row of service " + wrong + " in catalog.service is otherwise by the log.",
                        "A row of service " + lost + " in catalog.service is missing though the log tells of it.",
                        "A row of service made-up in catalog.service does not follow from the log.");
        assertThat(status(wrong)).isEqualTo("retired");
        assertThat(web.post("/projections/catalog/rebuild", ADMIN, Map.of()).status())
                .isEqualTo(409);

        assertThat(web.post("/projections/catalog/swap", ADMIN, Map.of()).status())
                .isEqualTo(202);
        reached("catalog", "swapped");
        assertThat(status(wrong)).isEqualTo("active");
        assertThat(status(lost)).isEqualTo("active");
        assertThat(status(new ServiceId("made-up"))).isEqualTo("none");

        assertThat(web.post("/projections/catalog/previous/restore", ADMIN, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(status(wrong)).isEqualTo("retired");
        ServiceId next = tell();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(next)).isEqualTo("active"));
        assertThat(web.post("/projections/catalog/previous/restore", ADMIN, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(status(wrong)).isEqualTo("active");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(next)).isEqualTo("active"));
        assertThat(web.delete("/projections/catalog/previous", ADMIN).status()).isEqualTo(200);
        assertThat(web.delete("/projections/catalog/previous", ADMIN).status()).isEqualTo(404);
    }

    @Test
    void what_was_made_before_an_index_was_is_made_anew_and_not_taken_back() {
        jdbc.sql("UPDATE catalog.approval SET category = 'other' WHERE service_id = ?")
                .param(tellAndAwait().toString())
                .update();
        web.post("/projections/approvals/rebuild?onDifference=hold", ADMIN, Map.of());
        reached("approvals", "held");
        jdbc.sql("CREATE INDEX as_if ON catalog.approval (service_id, position)")
                .update();
        try {
            web.post("/projections/approvals/swap", ADMIN, Map.of());
            reached("approvals", "swapped");
            assertThat(jdbc.sql("SELECT to_regclass('catalog.as_if') IS NOT NULL")
                            .query(Boolean.class)
                            .single())
                    .isTrue();

            jdbc.sql("DROP INDEX catalog_previous.as_if").update();
            assertThat(web.post("/projections/approvals/previous/restore", ADMIN, Map.of())
                            .status())
                    .isEqualTo(409);
        } finally {
            jdbc.sql("DROP INDEX IF EXISTS catalog.as_if").update();
        }
        assertThat(web.delete("/projections/approvals/previous", ADMIN).status())
                .isEqualTo(200);
    }

    @Test
    void who_was_erased_while_a_model_was_made_anew_is_not_named_in_it() {
        People.Person person = PROCESS.people().register("Initrode", "provider");
        ServiceId id = tell(person);
        awaitCaughtUp();
        assertThat(words("catalog", id)).contains("initrode");
        jdbc.sql("UPDATE catalog.service SET status = 'retired' WHERE service_id = ?")
                .param(id.toString())
                .update();
        web.post("/projections/catalog/rebuild?onDifference=hold", ADMIN, Map.of());
        reached("catalog", "held");
        assertThat(web.delete("/accounts/" + person.id() + "/personal-data", ADMIN)
                        .status())
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(words("catalog_next", id)).doesNotContain("initrode"));
        // As whoever had read the name before, and writes behind the group that forgot it.
        jdbc.sql("UPDATE catalog_next.service SET words = words || 'initrode'::tsvector WHERE service_id = ?")
                .param(id.toString())
                .update();

        web.post("/projections/catalog/swap", ADMIN, Map.of());

        reached("catalog", "swapped");
        assertThat(status(id)).isEqualTo("active");
        assertThat(words("catalog", id)).contains("summarise").doesNotContain("initrode");
    }

    @Test
    void an_upgrade_that_shows_suspended_versions_otherwise_makes_the_rows_anew() throws Exception {
        ServiceId id = new ServiceId(UUID.randomUUID().toString());
        PROCESS.stories()
                .tell(Story.of(id, ADMIN.id(), "Service " + id, Category.TEXT_GENERATION)
                        .live("1.0.0")
                        .deprecated("1.0.0")
                        .suspended("For a reason.", "1.0.0"));
        awaitCaughtUp();
        jdbc.sql("UPDATE catalog.service SET presented = '{}' WHERE service_id = ?")
                .param(id.toString())
                .update();

        jdbc.sql(new ClassPathResource("db/migration/V597__suspended_without_an_end.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();

        JsonNode rebuild = reached("catalog", "swapped");
        assertThat(rebuild.path("requestedBy").asString()).isEqualTo("upgrade");
        reached("past", "swapped");
        assertThat(jdbc.sql("SELECT count(*) FROM catalog.service WHERE presented::text = '{}'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_was_parked_when_a_model_was_put_aside_it_hears_again_when_it_is_taken_back() {
        ServiceId missed = tell();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(missed)).isEqualTo("active"));
        jdbc.sql(
                        "INSERT INTO parked_event (processor, stream, position, name, error)"
                                + " SELECT 'catalog', aggregate_id, position, name, 'as if' FROM domain_event WHERE service_id = ?")
                .param(missed.toString())
                .update();
        jdbc.sql("DELETE FROM catalog.service WHERE service_id = ?")
                .param(missed.toString())
                .update();

        web.post("/projections/catalog/rebuild", ADMIN, Map.of());
        reached("catalog", "swapped");
        assertThat(status(missed)).isEqualTo("active");
        assertThat(web.post("/projections/catalog/previous/restore", ADMIN, Map.of())
                        .status())
                .isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(missed)).isEqualTo("active"));
        assertThat(web.delete("/projections/catalog/previous", ADMIN).status()).isEqualTo(200);
    }

    @Test
    void a_rebuild_that_is_cancelled_leaves_nothing_behind_and_one_who_reads_for_long_holds_up_nobody()
            throws Exception {
        List<Map<String, Object>> before = rows();
        try (Connection reading = PROCESS.bean(DataSource.class).getConnection()) {
            reading.setAutoCommit(false);
            reading.createStatement().execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            reading.createStatement().execute("SELECT count(*) FROM catalog.service");
            web.post("/projections/catalog/rebuild", ADMIN, Map.of());
            reached("catalog", "swapping");
            ServiceId meanwhile = tell();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(status(meanwhile)).isEqualTo("active"));
            assertThat(web.get("/services/" + meanwhile, ADMIN).status()).isEqualTo(200);

            assertThat(web.delete("/projections/catalog/rebuild", ADMIN).status())
                    .isEqualTo(202);

            reached("catalog", "cancelled");
            reading.rollback();
        }
        assertThat(rows()).containsAll(before);
        assertThat(jdbc.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'catalog_next'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(web.delete("/projections/catalog/rebuild", ADMIN).status()).isEqualTo(409);
    }

    @Test
    void a_service_that_cannot_be_folded_stays_as_it_is_and_holds_up_no_other() {
        ServiceId broken = tell();
        awaitCaughtUp();
        jdbc.sql(
                        "UPDATE domain_event SET payload = '{\"serviceId\": {}}' WHERE service_id = ? AND name = 'VersionActivated'")
                .param(broken.toString())
                .update();
        try {
            web.post("/projections/catalog/rebuild", ADMIN, Map.of());

            JsonNode rebuild = reached("catalog", "swapped");
            assertThat(rebuild.path("leftOut").valueStream().map(JsonNode::asString))
                    .containsExactly(broken.toString());
            assertThat(rebuild.path("parity").path("equal").asBoolean()).isTrue();
            assertThat(status(broken)).isEqualTo("active");
        } finally {
            jdbc.sql("DELETE FROM domain_event WHERE service_id = ?")
                    .param(broken.toString())
                    .update();
            for (String table : List.of("service", "approval", "past_service", "past_entry", "past_approval")) {
                jdbc.sql("DELETE FROM catalog." + table + " WHERE service_id = ?")
                        .param(broken.toString())
                        .update();
            }
        }
    }

    @Test
    void what_a_process_has_left_behind_another_one_ends() {
        web.post("/projections/approvals/rebuild", ADMIN, Map.of());
        reached("approvals", "swapped");
        jdbc.sql(
                        "UPDATE read_model_rebuild SET state = 'building', owner = 'somebody', claimed = now() - interval '11 seconds',"
                                + " after_service = 'f' WHERE projection = 'approvals'")
                .update();

        reached("approvals", "swapped");
    }

    @Test
    void a_rebuild_that_always_meets_the_same_fault_ends_even_if_such_faults_pass() {
        String function =
                "CREATE OR REPLACE FUNCTION as_if(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$BEGIN %s; END$$";
        jdbc.sql(function.formatted("RETURN $1")).update();
        jdbc.sql("CREATE INDEX as_if ON catalog.approval (as_if(service_id))").update();
        jdbc.sql(function.formatted("RAISE EXCEPTION 'in the way' USING ERRCODE = '40001'"))
                .update();
        try {
            web.post("/projections/approvals/rebuild", ADMIN, Map.of());

            assertThat(reached("approvals", "failed").path("error").asString()).contains("in the way");
        } finally {
            jdbc.sql("DROP INDEX catalog.as_if").update();
            jdbc.sql("DROP FUNCTION as_if(text)").update();
        }
    }

    @Test
    void a_rebuild_tells_how_it_goes_until_it_has_reached() {
        web.post("/projections/catalog/rebuild", ADMIN, Map.of());

        List<String> lines = web.lines("/projections/catalog/rebuild", ADMIN, "Accept", "text/event-stream")
                .body()
                .toList();

        assertThat(lines).contains("event: swapped");
        assertThat(lines.get(lines.size() - 2)).startsWith("data: {\"projection\":\"catalog\",\"state\":\"swapped\"");
    }

    @Test
    void reads_and_writes_go_on_while_models_are_swapped_again_and_again() throws Exception {
        ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        ServiceId known = tell();
        awaitCaughtUp();
        List<Thread> readers = new ArrayList<>();
        for (String path : List.of("/services?limit=5", "/services/" + known, "/approvals?limit=5")) {
            Thread reader = new Thread(() -> {
                while (goesOn.get()) {
                    Web.Answer answer = web.get(path, ADMIN);
                    if (answer.status() != 200) {
                        faults.add(path + " " + answer.status());
                    }
                }
            });
            reader.start();
            readers.add(reader);
        }
        List<ServiceId> told = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            web.post("/projections/catalog/rebuild", ADMIN, Map.of());
            told.add(tell());
            JsonNode rebuild = reached("catalog", "swapped");
            assertThat(rebuild.path("parity").path("equal").asBoolean())
                    .as(rebuild.toString())
                    .isTrue();
            told.add(tell());
        }
        goesOn.set(false);
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(faults).isEmpty();
        awaitCaughtUp();
        assertThat(told).allMatch(id -> status(id).equals("active"));
        web.post("/projections/catalog/rebuild?onDifference=hold", ADMIN, Map.of());
        reached("catalog", "swapped");
    }

    @Test
    void what_is_no_read_model_is_refused_in_words() {
        assertThat(web.post("/projections/nothing/rebuild", ADMIN, Map.of()).status())
                .isEqualTo(404);
        Web.Answer wrong = web.post("/projections/catalog/rebuild?onDifference=perhaps", ADMIN, Map.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.faults()).containsExactly("onDifference INVALID_ENUM");
    }

    private JsonNode reached(String projection, String state) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> web.get("/projections/" + projection + "/rebuild", ADMIN)
                                .json(),
                        rebuild -> rebuild.path("state").asString().equals(state));
    }

    private void awaitCaughtUp() {
        for (String projection : PROJECTIONS) {
            await().atMost(PATIENCE).until(() -> web.get("/projections/" + projection, ADMIN)
                    .json()
                    .path("caughtUp")
                    .asBoolean());
        }
    }

    private List<String> indexes(String schema) {
        return jdbc.sql("SELECT replace(indexdef, schemaname || '.', '') FROM pg_indexes WHERE schemaname = ?"
                        + " AND tablename = 'service' ORDER BY 1")
                .param(schema)
                .query(String.class)
                .list();
    }

    /** Of the table and of what stands apart from its rows. */
    private List<String> options(String schema) {
        return jdbc.sql("SELECT concat(t.reloptions, ' ', apart.reloptions) FROM pg_class t"
                        + " LEFT JOIN pg_class apart ON apart.oid = t.reltoastrelid"
                        + " WHERE t.oid = to_regclass(? || '.service')")
                .param(schema)
                .query(String.class)
                .list();
    }

    private String status(ServiceId id) {
        return jdbc.sql("SELECT status FROM catalog.service WHERE service_id = ?")
                .param(id.toString())
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private List<Map<String, Object>> rows() {
        return jdbc.sql(
                        "SELECT t::text AS row FROM catalog.service t UNION ALL SELECT t::text FROM catalog.approval t ORDER BY 1")
                .query()
                .listOfRows();
    }

    private ServiceId tellAndAwait() {
        ServiceId id = tell();
        awaitCaughtUp();
        return id;
    }

    private String words(String schema, ServiceId id) {
        return jdbc.sql("SELECT words::text FROM " + schema + ".service WHERE service_id = ?")
                .param(id.toString())
                .query(String.class)
                .single();
    }

    private ServiceId tell() {
        return tell(ADMIN);
    }

    private ServiceId tell(People.Person provider) {
        ServiceId id = new ServiceId(UUID.randomUUID().toString());
        PROCESS.stories()
                .tell(Story.of(id, provider.id(), "Service " + id, Category.TEXT_GENERATION)
                        .live("1.0.0")
                        .submitted("2.0.0", "People decide.")
                        .peopleWereAsked("2.0.0"));
        return id;
    }
}
