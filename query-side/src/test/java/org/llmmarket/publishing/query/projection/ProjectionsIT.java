package org.llmmarket.publishing.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ProjectionsIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();

    @Test
    void an_admin_sees_how_far_the_projections_have_come() {
        await().untilAsserted(() -> {
            Web.Answer answer = web.get("/projections", people.admin());
            assertThat(answer.each("name")).contains("catalog", "approvals");
            assertThat(group(answer, "catalog").path("caughtUp").asBoolean()).isTrue();
            assertThat(group(answer, "catalog").path("lag").asLong()).isZero();
            assertThat(group(answer, "catalog").path("rebuildable").asBoolean()).isTrue();
        });
        assertThat(web.get("/projections", people.reviewer()).status()).isEqualTo(403);
    }

    @Test
    void a_projection_made_anew_says_what_it_said_before() {
        try (QueryProcess alone = QueryProcess.startOn(TestDatabase.freshUrl())) {
            People.Person admin = alone.people().signInAsAdmin();
            for (int i = 0; i < 30; i++) {
                alone.stories()
                        .tell(story(admin)
                                .live("1.0.0")
                                .submitted("2.0.0", "People decide.")
                                .peopleWereAsked("2.0.0"));
            }
            awaitCount(alone, admin, 30);
            List<Map<String, Object>> before = rows(alone);

            Web.Answer answer = alone.web().post("/projections/catalog/rebuild", admin, Map.of());

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("name").asString()).isEqualTo("catalog");
            awaitCount(alone, admin, 30);
            await().untilAsserted(() -> assertThat(rows(alone)).isEqualTo(before));
            alone.web().post("/projections/approvals/rebuild", admin, Map.of());
            await().untilAsserted(() -> assertThat(
                            alone.web().get("/approvals?limit=100", admin).each("id"))
                    .hasSize(30));
        }
    }

    @Test
    void what_is_no_projection_cannot_be_made_anew() {
        assertThat(web.post("/projections/nothing/rebuild", people.admin(), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(web.post("/projections/catalog/rebuild", people.provider(), Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_projection_that_another_process_runs_is_not_touched_from_here() {
        await().untilAsserted(() -> assertThat(group(web.get("/projections", people.admin()), "catalog")
                        .path("ownedHere")
                        .asBoolean())
                .isTrue());
        try (QueryProcess other = QueryProcess.start()) {
            Web.Answer answer = other.web().post("/projections/catalog/rebuild", people.admin(), Map.of());

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("code").asString()).isEqualTo("CONCURRENT_CHANGE");
        }
    }

    private static List<Map<String, Object>> rows(QueryProcess process) {
        return process.bean(JdbcClient.class)
                .sql("SELECT service_id, position, status, level, tags::text, words::text, entry::text"
                        + " FROM catalog.service ORDER BY service_id")
                .query()
                .listOfRows();
    }

    private static void awaitCount(QueryProcess process, People.Person admin, int count) {
        await().untilAsserted(() -> {
            assertThat(process.web().get("/services?limit=100", admin).each("id"))
                    .hasSize(count);
            assertThat(group(process.web().get("/projections", admin), "catalog")
                            .path("caughtUp")
                            .asBoolean())
                    .isTrue();
        });
    }

    private static JsonNode group(Web.Answer answer, String name) {
        return answer.json()
                .path("data")
                .valueStream()
                .filter(group -> group.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Story story(People.Person provider) {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), provider.id(), "Service " + id, Category.TEXT_GENERATION);
    }
}
