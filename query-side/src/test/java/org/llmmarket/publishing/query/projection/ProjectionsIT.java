package org.llmmarket.publishing.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
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
    void what_is_no_projection_cannot_be_made_anew() {
        assertThat(web.post("/projections/nothing/rebuild", people.admin(), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(web.post("/projections/catalog/rebuild", people.provider(), Map.of())
                        .status())
                .isEqualTo(403);
    }

    private static JsonNode group(Web.Answer answer, String name) {
        return answer.json()
                .path("data")
                .valueStream()
                .filter(group -> group.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
