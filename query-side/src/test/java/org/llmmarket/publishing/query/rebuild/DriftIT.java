package org.llmmarket.publishing.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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

class DriftIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void rows_that_are_not_what_the_log_says_are_told_until_the_model_is_made_anew() {
        try (QueryProcess process = QueryProcess.startOn(TestDatabase.freshUrl())) {
            People.Person admin = process.people().signInAsAdmin();
            Web web = process.web();
            JdbcClient jdbc = process.bean(JdbcClient.class);
            for (int i = 0; i < 12; i++) {
                String id = UUID.randomUUID().toString();
                process.stories()
                        .tell(Story.of(new ServiceId(id), admin.id(), "Service " + id, Category.TEXT_GENERATION)
                                .live("1.0.0")
                                .submitted("2.0.0", "People decide.")
                                .peopleWereAsked("2.0.0"));
            }
            await().atMost(PATIENCE)
                    .until(() -> jdbc.sql("SELECT (SELECT count(*) FROM catalog.service) + (SELECT count(*)"
                                            + " FROM catalog.approval)")
                                    .query(Long.class)
                                    .single()
                            == 24);
            assertThat(web.get("/projections/catalog/check", admin).status()).isEqualTo(404);

            JsonNode fine =
                    web.post("/projections/catalog/check", admin, Map.of()).json();
            assertThat(fine.path("drift").asBoolean()).as(fine.toString()).isFalse();
            assertThat(fine.path("services").asInt()).isEqualTo(12);
            assertThat(web.post("/projections/approvals/check", admin, Map.of())
                            .json()
                            .path("drift")
                            .asBoolean())
                    .isFalse();

            jdbc.sql(
                            "UPDATE catalog.service SET tags = '{}' WHERE service_id = (SELECT min(service_id) FROM catalog.service)")
                    .update();
            jdbc.sql("DELETE FROM catalog.service WHERE service_id = (SELECT max(service_id) FROM catalog.service)")
                    .update();

            JsonNode drift =
                    web.post("/projections/catalog/check", admin, Map.of()).json();
            assertThat(drift.path("differences").asInt()).as(drift.toString()).isEqualTo(2);
            assertThat(drift.path("examples")).hasSize(2);
            assertThat(web.get("/projections/catalog/check", admin).json()).isEqualTo(drift);
            assertThat(process.bean(DriftWatch.class).doubt())
                    .contains("the read model catalog is not what the log says");

            web.post("/projections/catalog/rebuild", admin, Map.of());
            await().atMost(PATIENCE)
                    .until(() -> process.bean(DriftWatch.class).doubt().isEmpty());
            assertThat(web.post("/projections/catalog/check", admin, Map.of())
                            .json()
                            .path("drift")
                            .asBoolean())
                    .isFalse();
        }
    }
}
