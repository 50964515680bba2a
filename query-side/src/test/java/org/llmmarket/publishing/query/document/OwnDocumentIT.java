package org.llmmarket.publishing.query.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.access.web.EndpointMatrix;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import tools.jackson.databind.JsonNode;

class OwnDocumentIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();
    private final Web.Answer answer = web.get("/openapi.json", People.ANYBODY);
    private final OpenApiDocument document =
            OpenApiDocument.read(answer.response().body()).document().orElseThrow();

    @Test
    void it_is_answered_as_json_and_not_twice() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(web.get("/openapi.json", People.ANYBODY, "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void every_endpoint_stands_in_it() {
        assertThat(process.bean(EndpointMatrix.class).endpoints())
                .filteredOn(endpoint -> !endpoint.path().equals("/error"))
                .allSatisfy(endpoint -> {
                    String path = endpoint.path().replaceFirst("^" + ApiMapping.BASE, "");
                    String method = endpoint.method().name().toLowerCase(Locale.ROOT);
                    assertThat(document.tree().path("paths").path(path).has(method))
                            .as(endpoint.method() + " " + path)
                            .isTrue();
                });
    }

    @Test
    void answers_are_what_it_promises() {
        String id = UUID.randomUUID().toString();
        Story story = process.stories()
                .tell(Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION)
                        .live("1.0.0")
                        .deprecated("1.0.0")
                        .submitted("2.0.0", "It is confidential.")
                        .complied("2.0.0")
                        .registered("2.0.0")
                        .testsPassed("2.0.0")
                        .peopleWereAsked("2.0.0")
                        .reviewerAgreed("2.0.0", "unknown"));
        String path = "/services/" + id;
        await().untilAsserted(() -> assertThat(
                        web.get("/approvals?serviceId=" + id, people.admin()).each("id"))
                .hasSize(1));
        Map<String, String> schemas = Map.ofEntries(
                Map.entry("/services?limit=100", "ServiceList"),
                Map.entry(path, "Service"),
                Map.entry(path + "?version=2.0.0", "Service"),
                Map.entry(path + "/versions", "VersionList"),
                Map.entry(path + "/versions/1.0.0", "Version"),
                Map.entry(path + "/status", "Timeline"),
                Map.entry(path + "/history", "History"),
                Map.entry(path + "/history?to=" + story.now(), "History"),
                Map.entry("/approvals", "ApprovalList"),
                Map.entry("/approvals/" + story.approval("2.0.0"), "Approval"),
                Map.entry("/audit/proofs/inclusion?index=0", "ProvenEvent"),
                Map.entry("/audit/proofs/consistency?from=1", "ProvenGrowth"),
                Map.entry("/audit", "AuditList"),
                Map.entry("/projections", "ProjectionList"),
                Map.entry("/accounts", "AccountList"),
                Map.entry("/auth/me", "Account"),
                Map.entry("/health", "Health"),
                Map.entry("/services?limit=0", "Problem"),
                Map.entry("/services/nowhere", "Problem"));

        assertThat(schemas)
                .allSatisfy((address, schema) ->
                        assertConforms(web.get(address, people.admin()).json(), schema));
    }

    private void assertConforms(JsonNode json, String schema) {
        JsonNode promised = document.at("/components/schemas/" + schema);
        assertThat(new SchemaCheck(document)
                        .check(promised, json, Direction.RESPONSE)
                        .faults())
                .as(schema + " " + json)
                .isEmpty();
    }
}
