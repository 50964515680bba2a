package org.llmmarket.publishing.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.approval.ApprovalEntry;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.story.Story;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs read these shapes: names and presence count. */
class ViewShapesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void a_service_has_the_members_of_the_contract() {
        JsonNode service =
                JSON.valueToTree(Story.ofAService().submitted("1.0.0").view());

        assertThat(names(service))
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "version",
                        "description",
                        "category",
                        "tags",
                        "capabilities",
                        "endpoint",
                        "pricing",
                        "sla",
                        "compliance",
                        "registryId",
                        "providerId",
                        "provider",
                        "status",
                        "defaultVersion",
                        "contractDigest",
                        "policyValidation",
                        "createdAt",
                        "updatedAt",
                        "publishedAt",
                        "deprecatedAt",
                        "sunsetAt",
                        "successor",
                        "suspensionReason");
        assertThat(names(service.get("provider"))).containsExactly("name", "verified");
        assertThat(names(service.get("pricing").get("rates").get(0))).containsExactly("tier", "rate", "unit");
        assertThat(service.get("status").asString()).isEqualTo("pending_approval");
        assertThat(service.get("createdAt").asString()).isEqualTo("2026-11-23T08:00:00Z");
    }

    @Test
    void a_version_has_the_members_of_the_contract() {
        JsonNode version = JSON.valueToTree(Story.ofAService().live("1.0.0").versionView("1.0.0"));

        assertThat(names(version))
                .containsExactlyInAnyOrder(
                        "serviceId",
                        "version",
                        "status",
                        "default",
                        "prerelease",
                        "publicationId",
                        "contractDigest",
                        "terms",
                        "gate",
                        "publishedAt");
        assertThat(names(version.get("gate")))
                .containsExactlyInAnyOrder("base", "bumpRequired", "bumpGiven", "compared", "changes");
        assertThat(version.get("default").asBoolean()).isTrue();
    }

    @Test
    void a_timeline_has_the_members_of_the_contract() {
        JsonNode timeline = JSON.valueToTree(Story.ofAService().live("1.0.0").timeline("1.0.0"));

        assertThat(names(timeline))
                .containsExactlyInAnyOrder("serviceId", "version", "publicationId", "status", "stages");
        assertThat(timeline.get("stages").valueStream().map(stage -> stage.get("name")
                        .asString()))
                .containsExactly(
                        "validation", "policy", "registry", "endpoint-tests", "approval", "activation", "compensation");
        JsonNode policy = timeline.get("stages").get(1);
        assertThat(names(policy))
                .containsExactlyInAnyOrder(
                        "name", "state", "startedAt", "endedAt", "actor", "attempts", "verdict", "violations");
        assertThat(names(policy.get("attempts").get(0)))
                .containsExactlyInAnyOrder("number", "startedAt", "endedAt", "outcome", "detail");
        assertThat(names(timeline.get("stages").get(3).get("evidence"))).containsExactly("digest", "summary");
    }

    @Test
    void an_approval_has_the_members_of_the_contract() {
        JsonNode approval = JSON.valueToTree(Story.ofAService()
                .submitted("1.0.0", "It is confidential.")
                .peopleWereAsked("1.0.0")
                .reviewerAgreed("1.0.0", "k-1")
                .approval());

        assertThat(names(approval))
                .containsExactlyInAnyOrder(
                        "id",
                        "serviceId",
                        "serviceName",
                        "version",
                        "providerId",
                        "publicationId",
                        "status",
                        "reasons",
                        "requestedAt",
                        "expiresAt",
                        "assignee",
                        "required",
                        "decisions",
                        "category",
                        "assignments",
                        "comments",
                        "reminders",
                        "links");
        assertThat(approval.get("status").asString()).isEqualTo("in_review");
        assertThat(names(approval.get("decisions").get(0)))
                .containsExactlyInAnyOrder("reviewer", "decision", "at", "notes");
    }

    @Test
    void what_is_folded_can_be_stored_as_json_and_folded_on() {
        List<Story> stories = List.of(
                Story.ofAService(),
                Story.ofAService().submitted("1.0.0"),
                Story.ofAService().live("1.0.0").followed("2.0.0", "1.0.0"),
                Story.ofAService().live("1.0.0").deprecated("1.0.0"),
                Story.ofAService().live("1.0.0").suspended("It leaks.", "1.0.0").retired());

        assertThat(stories).allSatisfy(story -> {
            CatalogEntry stored = JSON.readValue(JSON.writeValueAsString(story.entry()), CatalogEntry.class);
            assertThat(stored).isEqualTo(story.entry());
        });
    }

    @Test
    void a_stored_entry_has_the_same_entity_tag() {
        Story story = Story.ofAService().live("1.0.0");
        CatalogEntry stored = JSON.readValue(JSON.writeValueAsString(story.entry()), CatalogEntry.class);

        assertThat(stored.service(Optional.empty()).entityTag())
                .isEqualTo(story.entry().service(Optional.empty()).entityTag());
    }

    @Test
    void an_approval_can_be_stored_as_json_too() {
        ApprovalEntry entry = ApprovalEntry.of(Story.ofAService()
                        .submitted("1.0.0", "It is confidential.")
                        .peopleWereAsked("1.0.0")
                        .assigned("1.0.0", Story.REVIEWER)
                        .reviewerAgreed("1.0.0", null)
                        .events())
                .orElseThrow();

        assertThat(JSON.readValue(JSON.writeValueAsString(entry), ApprovalEntry.class))
                .isEqualTo(entry);
    }

    private static Collection<String> names(JsonNode node) {
        return new ArrayList<>(node.propertyNames());
    }
}
