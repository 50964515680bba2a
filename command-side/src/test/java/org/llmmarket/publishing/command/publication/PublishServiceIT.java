package org.llmmarket.publishing.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ActivateVersion;
import org.llmmarket.publishing.api.service.FailVersion;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Visitor;
import org.llmmarket.publishing.command.server.Visitor.Answer;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.vault.Vault;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PublishServiceIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String YAML = """
            openapi: 3.1.0
            info: { title: Chat, version: 1.0.0 }
            paths: { /chat: { post: { responses: { '200': { description: An answer. } } } } }
            """;

    private final CommandServer server = CommandServer.shared();
    private final Visitor provider = server.provider();

    @Test
    void a_service_is_published() {
        String name = name();

        Answer answer =
                provider.post("/services", Definitions.named(name, "1.0.0")).has(201);

        String id = answer.at("serviceId");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/services/" + id);
        assertThat(answer.json().propertyNames())
                .containsExactly("serviceId", "version", "publicationId", "status", "message", "success");
        assertThat(answer.at("status")).isEqualTo("pending_approval");
        assertThat(answer.at("version")).isEqualTo("1.0.0");
        assertThat(answer.json().path("success").booleanValue()).isTrue();
        assertThat(events(id)).containsExactly("ServiceCreated", "VersionSubmitted", "PublicationStarted");
        assertThat(started(id).publicationId().value()).isEqualTo(answer.at("publicationId"));
    }

    @Test
    void the_document_is_stored_by_its_digest_and_the_credential_is_sealed() {
        ObjectNode definition = Definitions.named(name(), "1.0.0");

        String id = provider.post("/services", definition).has(201).at("serviceId");

        PublicationStarted started = started(id);
        StoredDocument document = server.bean(DocumentStore.class)
                .find(started.contractDigest().value())
                .orElseThrow();
        assertThat(new String(document.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(JSON.writeValueAsString(definition.get("openApiSpec")));
        assertThat(started.testAccess()).isTrue();
        assertThat(server.bean(Vault.class).find("testAccess:" + started.publicationId()))
                .contains("{\"header\":\"X-API-Key\",\"value\":\"secret\"}");
        assertThat(server.bean(EventLog.class).ofService(id))
                .noneMatch(event -> event.payload().toString().contains("secret"));
    }

    @Test
    void a_document_may_be_text_or_lie_there_already() {
        ObjectNode text = Definitions.named(name(), "1.0.0");
        text.put("openApiSpec", YAML);
        String first = provider.post("/services", text).has(201).at("serviceId");
        String digest = started(first).contractDigest().value();

        ObjectNode byDigest = Definitions.named(name(), "1.0.0");
        byDigest.put("openApiSpec", digest);
        String second = provider.post("/services", byDigest).has(201).at("serviceId");

        assertThat(started(second).contractDigest()).isEqualTo(started(first).contractDigest());
        assertThat(server.bean(DocumentStore.class).find(digest).orElseThrow().bytes())
                .isEqualTo(YAML.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_digest_that_nobody_uploaded_is_a_finding() {
        ObjectNode definition = Definitions.named(name(), "1.0.0");
        definition.put("openApiSpec", "sha256:" + "0".repeat(64));

        assertThat(provider.post("/services", definition)
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("UNRESOLVED_REFERENCE openApiSpec");
    }

    @Test
    void findings_store_nothing() {
        ObjectNode definition = Definitions.named(name(), "1.0");
        definition.remove("description");
        definition.put("openApiSpec", YAML + "# " + UUID.randomUUID());
        long events = server.count("domain_event");
        long documents = server.count("document");
        long secrets = server.count("vault");

        Answer answer = provider.post("/services", definition).has(422, "VALIDATION_FAILED");

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.errors()).containsExactlyInAnyOrder("REQUIRED description", "INVALID_VERSION_FORMAT version");
        assertThat(server.count("domain_event")).isEqualTo(events);
        assertThat(server.count("document")).isEqualTo(documents);
        assertThat(server.count("vault")).isEqualTo(secrets);
    }

    @Test
    void a_dry_run_tells_the_same_and_stores_nothing() {
        long events = server.count("domain_event");
        long documents = server.count("document");

        ObjectNode sound = Definitions.named(name(), "1.0.0");
        sound.put("openApiSpec", YAML + "# " + UUID.randomUUID());
        Answer valid = provider.post("/services/validate", sound).has(200);
        Answer invalid = provider.post("/services/validate", Definitions.named(name(), "one"))
                .has(200);

        assertThat(valid.json().path("isValid").booleanValue()).isTrue();
        assertThat(valid.json().propertyNames()).containsExactlyInAnyOrder("isValid", "errors", "warnings");
        assertThat(invalid.json().path("isValid").booleanValue()).isFalse();
        assertThat(invalid.errors()).containsExactly("INVALID_VERSION_FORMAT version");
        assertThat(server.count("domain_event")).isEqualTo(events);
        assertThat(server.count("document")).isEqualTo(documents);
    }

    @Test
    void a_name_of_another_provider_is_taken_in_every_spelling() {
        String name = name();
        provider.post("/services", Definitions.named(name, "1.0.0")).has(201);

        Answer answer = server.provider()
                .post(
                        "/services",
                        Definitions.named(name.toUpperCase(Locale.ROOT).replace(' ', '_'), "1.0.0"))
                .has(409, "NAME_TAKEN");

        assertThat(answer.errors()).containsExactly("NAME_TAKEN name");
    }

    @Test
    void a_taken_name_beside_other_faults_is_one_of_the_findings() {
        String name = name();
        provider.post("/services", Definitions.named(name, "1.0.0")).has(201);

        assertThat(server.provider()
                        .post("/services", Definitions.named(name, "1.0"))
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactlyInAnyOrder("NAME_TAKEN name", "INVALID_VERSION_FORMAT version");
    }

    @Test
    void a_name_that_the_caller_owns_takes_the_version_as_a_new_one() {
        String name = name();
        String id = provider.post("/services", Definitions.named(name, "1.0.0"))
                .has(201)
                .at("serviceId");

        Answer next =
                provider.post("/services", Definitions.named(name, "1.1.0")).has(201);

        assertThat(next.at("serviceId")).isEqualTo(id);
        provider.post("/services", Definitions.named(name, "1.1.0")).has(409, "VERSION_EXISTS");
        assertThat(provider.post("/services", Definitions.named(name, "1.0.5"))
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("VERSION_NOT_INCREMENTED version");
        ObjectNode other = Definitions.named(name, "1.2.0");
        other.put("category", "embeddings");
        assertThat(provider.post("/services", other)
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("INVALID_ENUM category");
    }

    @Test
    void a_next_version_inherits_what_is_left_out() {
        String id = published("1.0.0");
        String changes = """
                { "version": "2.0.0", "changes": { "description": "Answers questions, and better.", "sla": { "maxLatency": 400 },
                  "documentation": null, "terms": { "pricing": { "rates": [ { "tier": "standard", "rate": 0.5, "unit": "token" } ] } } } }
                """;

        Answer answer = provider.post("/services/" + id + "/versions", changes).has(201);

        assertThat(answer.at("serviceId")).isEqualTo(id);
        VersionSubmitted submitted = last(id, VersionSubmitted.class);
        VersionSubmitted first = server.bean(EventLog.class).ofService(id).stream()
                .map(RecordedEvent::payload)
                .filter(VersionSubmitted.class::isInstance)
                .map(VersionSubmitted.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(submitted.listing().description()).isEqualTo("Answers questions, and better.");
        assertThat(submitted.listing().documentation()).isNull();
        assertThat(submitted.listing().tags()).isEqualTo(first.listing().tags());
        assertThat(submitted.terms().sla().maxLatency()).isEqualTo(400);
        assertThat(submitted.terms().sla().availability())
                .isEqualTo(first.terms().sla().availability());
        assertThat(submitted.terms().pricing().rates()).hasSize(1).first().satisfies(rate -> assertThat(rate.rate())
                .isEqualByComparingTo("0.5"));
        assertThat(submitted.terms().endpoint()).isEqualTo(first.terms().endpoint());
        assertThat(submitted.contractDigest()).isEqualTo(first.contractDigest());
        assertThat(submitted.gate().base()).isEqualTo(new VersionNumber("1.0.0"));
    }

    @Test
    void a_next_version_is_judged_as_a_whole() {
        String id = published("1.0.0");
        String faulty = """
                { "version": "1.0.0", "extra": 1, "openApiSpec": { "openapi": "3.1.0" },
                  "changes": { "name": "Other", "sla": { "maxLatency": 0 }, "pricing": { "model": "free" } } }
                """;

        assertThat(provider.post("/services/" + id + "/versions", faulty)
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .contains(
                        "UNKNOWN_PROPERTY extra",
                        "UNKNOWN_PROPERTY changes.name",
                        "OUT_OF_RANGE sla.maxLatency",
                        "INCONSISTENT_PRICING pricing.rates[0].rate",
                        "VERSION_EXISTS version",
                        "MISSING_INFO openApiSpec#/info");
        provider.post("/services/" + id + "/versions", "{\"version\": \"1.0.0\"}")
                .has(409, "VERSION_EXISTS");
        provider.post("/services/" + id + "/versions", "{}").has(422, "VALIDATION_FAILED");
    }

    @Test
    void others_publish_no_versions_of_it() {
        String id = published("1.0.0");
        Visitor rival = server.provider();

        rival.post("/services/" + id + "/versions", "{\"version\": \"1.1.0\"}").has(404, "NOT_FOUND");
        server.happens(new ActivateVersion(
                new ServiceId(id), new VersionNumber("1.0.0"), started(id).publicationId()));
        rival.post("/services/" + id + "/versions", "{\"version\": \"1.1.0\"}").has(403, "NOT_THE_OWNER");
        rival.post("/services/" + UUID.randomUUID() + "/versions", "{\"version\": \"1.1.0\"}")
                .has(404);
        server.admin()
                .post("/services/" + id + "/versions", "{\"version\": \"1.1.0\"}")
                .has(201);
    }

    @Test
    void a_failed_version_is_submitted_again() {
        String id = published("1.0.0");
        String path = "/services/" + id + "/versions/1.0.0/resubmit";
        provider.post(path, "{}").has(409, "ILLEGAL_MOVE");
        PublicationId first = started(id).publicationId();
        server.happens(
                new FailVersion(new ServiceId(id), new VersionNumber("1.0.0"), first, Outcome.ENDPOINT_TESTS_FAILED));

        Answer answer = provider.post(path, """
                        { "changes": { "endpoint": { "url": "https://other.example.com" } },
                          "testAccess": { "header": "X-Other", "value": "hidden" } }""").has(202);

        assertThat(answer.at("publicationId")).isNotEqualTo(first.value());
        assertThat(answer.at("status")).isEqualTo("pending_approval");
        assertThat(started(id).terms().endpoint().url()).isEqualTo("https://other.example.com");
        assertThat(server.bean(Vault.class).find("testAccess:" + answer.at("publicationId")))
                .contains("{\"header\":\"X-Other\",\"value\":\"hidden\"}");
        provider.post("/services/" + id + "/versions/9.9.9/resubmit", "{}").has(404, "NOT_FOUND");
    }

    @Test
    void a_failed_version_may_be_submitted_as_it_was_but_keeps_its_capabilities() {
        String id = published("1.0.0");
        server.happens(new FailVersion(
                new ServiceId(id),
                new VersionNumber("1.0.0"),
                started(id).publicationId(),
                Outcome.POLICY_UNAVAILABLE));
        String path = "/services/" + id + "/versions/1.0.0/resubmit";

        provider.post(path, "{\"changes\": {\"capabilities\": [{\"name\": \"x\", \"description\": \"y\"}]}}")
                .has(422, "VERSION_BUMP_TOO_SMALL");
        provider.post(path, "").has(202);
    }

    @Test
    void what_needs_approval_says_why() {
        ObjectNode definition = Definitions.named(name(), "1.0.0");
        Definitions.apply(definition, "/compliance/level \"confidential\"");
        Definitions.apply(definition, "/sla/supportLevel \"enterprise\"");

        String id = provider.post("/services", definition).has(201).at("serviceId");

        assertThat(started(id).approvalReasons())
                .containsExactly("compliance.level is confidential", "sla.supportLevel is enterprise");
    }

    @Test
    void only_providers_publish() {
        ObjectNode definition = Definitions.named(name(), "1.0.0");

        server.visitor().post("/services", definition).has(401);
        server.visitor().register("consumer").post("/services", definition).has(403);
        server.visitor()
                .register("consumer")
                .post("/services/validate", definition)
                .has(403);
    }

    @Test
    void what_cannot_be_read_is_refused_with_a_problem() {
        for (String body : List.of("", "{", "nonsense", "{\"name\": 1e}", "[1, 2", "\"")) {
            provider.post("/services", body).has(400);
        }
        for (String body : List.of("[]", "7", "null", "\"text\"", "{}")) {
            provider.post("/services", body).has(422, "VALIDATION_FAILED");
        }
        provider.post("/services", Definitions.sound(), "Content-Type", "text/plain")
                .has(415);
    }

    @Test
    void absurd_numbers_and_deep_input_are_refused_with_a_problem() {
        String sound = JSON.writeValueAsString(Definitions.named(name(), "1.0.0"));
        for (String number : List.of("1e999999999", "1e400", "-1e-999999999", "9".repeat(500), "1e2147483648")) {
            Answer answer = provider.post("/services", sound.replace("\"maxLatency\":500", "\"maxLatency\":" + number));
            assertThat(answer.status()).as(number).isEqualTo(422);
            answer = provider.post("/services", sound.replace("\"rate\":0.02", "\"rate\":" + number));
            assertThat(answer.status()).as(number).isEqualTo(422);
        }
        String deep = "[".repeat(5000) + "]".repeat(5000);
        assertThat(provider.post("/services", sound.replace("\"type\":\"object\"", "\"type\":" + deep))
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void a_definition_that_no_event_can_hold_is_refused() {
        ObjectNode definition = Definitions.named(name(), "1.0.0");
        Definitions.apply(definition, "/capabilities/0/parameters {\"title\": \"" + "x".repeat(60_000) + "\"}");

        assertThat(provider.post("/services", definition)
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("SERVICE_TOO_LARGE ");
    }

    private String published(String version) {
        return provider.post("/services", Definitions.named(name(), version))
                .has(201)
                .at("serviceId");
    }

    private static String name() {
        return "Chat " + UUID.randomUUID();
    }

    private List<String> events(String serviceId) {
        return server.bean(EventLog.class).ofService(serviceId).stream()
                .map(event -> event.payload().getClass().getSimpleName())
                .toList();
    }

    private PublicationStarted started(String serviceId) {
        return last(serviceId, PublicationStarted.class);
    }

    private <T> T last(String serviceId, Class<T> type) {
        return server.bean(EventLog.class).ofService(serviceId).stream()
                .map(RecordedEvent::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
