package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever does something, or is refused it, is in the audit trail: once, whatever is made anew. */
class TrailJourneyTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Marketplace marketplace = RunningMarketplace.get();
    private final Client auditor = marketplace.with("auditor");
    private final String email = UUID.randomUUID() + "@example.org";

    @Test
    void a_life_of_a_service_and_of_a_person_is_told_once_and_again_after_a_replay() {
        Client admin = marketplace.admin();
        String person = registered("Acme");
        Client provider = marketplace.signIn(email, PASSWORD);
        marketplace.anybody().post("/auth/login", Map.of("email", email, "password", "wrong password"));
        Client reviewer = marketplace.with("reviewer");

        String approved = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));
        reviewer.post("/approvals/" + marketplace.awaitApproval(reviewer, approved) + "/approve", Map.of());
        marketplace.awaitStatus(provider, approved, "active");
        String rejected = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));
        String refusal = marketplace.awaitApproval(reviewer, rejected);
        reviewer.post("/approvals/" + refusal + "/reject", Map.of("reason", "No evidence."));
        marketplace.awaitStatus(provider, rejected, "suspended");
        marketplace.consumer().get("/services/" + approved);
        provider.post("/services/" + approved + "/suspend", Map.of("reason", "Not mine to do."));
        admin.put("/accounts/" + person + "/roles", Map.of("roles", List.of("consumer")));
        admin.delete("/accounts/" + person + "/personal-data");

        awaitOne("resourceId=" + person + "&eventType=AccountRegistered");
        awaitOne("resourceId=" + person + "&eventType=LoggedIn&result=success");
        awaitOne("resourceId=" + person + "&eventType=LogInRefused&result=failure");
        awaitOne("resourceId=" + person + "&eventType=RolesAssigned&q=consumer");
        awaitOne("resourceId=" + person + "&eventType=PersonalDataErased");
        awaitOne("resourceId=" + person + "&eventType=ProviderRegistered");
        awaitOne("serviceId=" + approved + "&eventType=VersionSubmitted&actorId=" + person);
        awaitOne("serviceId=" + approved + "&eventType=ReviewerApproved&actorType=user");
        awaitOne("serviceId=" + approved + "&eventType=VersionActivated&actorType=system");
        awaitOne("serviceId=" + approved + "&eventType=RegistryEntryCreated");
        awaitOne("serviceId=" + rejected + "&eventType=ApprovalRejected");
        awaitOne("serviceId=" + rejected + "&eventType=PublicationFailed&result=failure");
        awaitOne("resourceId=" + approved + "&eventType=AccessRefused&actorId=" + person + "&q=suspend");
        List<String> before = entries("serviceId=" + approved);
        assertThat(before).doesNotHaveDuplicates();

        assertThat(admin.post("/projections/audit/rebuild", Map.of()).status()).isEqualTo(202);

        await().atMost(PATIENCE)
                .until(() ->
                        admin.get("/projections/audit/rebuild").text("/state").equals("swapped"));
        assertThat(entries("serviceId=" + approved)).isEqualTo(before);
        awaitOne("resourceId=" + person + "&eventType=PersonalDataErased");
        awaitOne("resourceId=" + person + "&eventType=LoggedIn");
    }

    @Test
    void from_where_somebody_published_is_known_until_they_are_forgotten() {
        Client admin = marketplace.admin();
        String person = registered("Acme");
        Client provider = marketplace.signIn(email, PASSWORD);
        String service = marketplace.publishUntil("active", provider, marketplace.definition());
        String submitted = "serviceId=" + service + "&eventType=VersionSubmitted";
        awaitOne(submitted);
        assertThat(list(submitted).get(0).path("ipAddress").asString()).isEqualTo("127.0.0.1");
        assertThat(list(submitted).get(0).path("userAgent").asString()).startsWith("Java");
        assertThat(list("serviceId=" + service + "&eventType=VersionActivated")
                        .get(0)
                        .path("ipAddress")
                        .isNull())
                .isTrue();
        assertThat(list(submitted + "&ipAddress=127.0.0.1")).hasSize(1);

        admin.delete("/accounts/" + person + "/personal-data");

        assertThat(list(submitted).get(0).path("ipAddress").isNull()).isTrue();
        assertThat(list(submitted).get(0).path("userAgent").isNull()).isTrue();
    }

    @Test
    void by_the_name_of_a_forgotten_provider_nothing_is_found_now_or_then() {
        Client admin = marketplace.admin();
        String person = registered("Quetzalcoatl");
        marketplace.publishUntil("active", marketplace.signIn(email, PASSWORD), marketplace.definition());
        String now = "/services?q=quetzalcoatl";
        await().atMost(PATIENCE).until(() -> found(now) == 1);
        String then = now + "&asOf=" + Instant.now();
        await().atMost(PATIENCE).until(() -> found(then) == 1);

        admin.delete("/accounts/" + person + "/personal-data");

        await().atMost(PATIENCE).until(() -> found(now) == 0 && found(then) == 0);
        for (String projection : List.of("catalog", "past")) {
            assertThat(admin.post("/projections/" + projection + "/rebuild?onDifference=hold", Map.of())
                            .status())
                    .isEqualTo(202);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            admin.get("/projections/" + projection + "/rebuild").text("/state"))
                    .isEqualTo("swapped"));
        }
    }

    /** The id of a provider of that name, who signs in with this test's address. */
    private String registered(String name) {
        return marketplace
                .anybody()
                .post("/auth/register", Map.of("name", name, "email", email, "password", PASSWORD, "role", "provider"))
                .text("/id");
    }

    private int found(String query) {
        return auditor.get(query).json().path("data").size();
    }

    @Test
    void each_refused_part_of_a_batch_is_a_refusal_of_its_own() {
        Client provider = marketplace.provider();
        Client other = marketplace.provider();
        String service = marketplace.publishUntil("active", provider, marketplace.definition());
        Map<String, Object> part = Map.of("type", "retire", "serviceId", service, "body", Map.of());

        Answer answer = other.post("/services/batch", Map.of("mode", "independent", "commands", List.of(part, part)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list("resourceId=" + service + "&eventType=AccessRefused"))
                        .hasSize(2));
    }

    @Test
    void a_part_of_a_batch_that_is_tried_twice_is_refused_once() {
        Client provider = marketplace.provider();
        Client other = marketplace.provider();
        String service = marketplace.publishUntil("active", provider, marketplace.definition());
        String last = marketplace.publishUntil("active", provider, marketplace.definition());
        Map<String, Object> publish =
                Map.of("type", "publish", "body", marketplace.definition().json());
        Map<String, Object> retire = Map.of("type", "retire", "serviceId", service, "body", Map.of());

        Answer answer = other.post("/services/batch", Map.of("mode", "atomic", "commands", List.of(publish, retire)));
        other.delete("/services/" + last);

        assertThat(answer.text()).contains("\"status\":424").contains("\"status\":403");
        awaitOne("resourceId=" + last + "&eventType=AccessRefused");
        awaitOne("resourceId=" + service + "&eventType=AccessRefused");
    }

    private void awaitOne(String query) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(query)).as(query).hasSize(1));
    }

    private List<String> entries(String query) {
        return list(query).stream().map(JsonNode::toString).toList();
    }

    private List<JsonNode> list(String query) {
        Answer answer = auditor.get("/audit?limit=100&" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("data").valueStream().toList();
    }
}
