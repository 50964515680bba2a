package org.llmmarket.publishing.command.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Listing;
import org.llmmarket.publishing.command.server.Visitor;
import org.llmmarket.publishing.command.server.Visitor.Answer;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class VersionGateIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANSWER = "An answer.";

    private final CommandServer server = CommandServer.shared();
    private final Visitor provider = server.provider();

    @Test
    void a_break_needs_a_new_major_number() {
        Listing chat = Listing.active(server, provider, "/openApiSpec " + document("/chat", "/models"));

        Answer refused = next(chat, "1.1.0", document("/chat")).has(422, "VERSION_BUMP_TOO_SMALL");

        assertThat(refused.errors()).containsExactly("VERSION_BUMP_TOO_SMALL version");
        assertThat(refused.json().at("/errors/0/message").stringValue()).contains("2.0.0", "1.0.0", "/models");
        assertThat(refused.at("minimumVersion")).isEqualTo("2.0.0");
        assertThat(refused.at("bump")).isEqualTo("MAJOR");
        assertThat(refused.json().path("compared").booleanValue()).isTrue();
        assertThat(refused.json().at("/changes/0/location").stringValue()).startsWith("/paths/~1models");
        next(chat, "2.0.0", document("/chat")).has(201);
        GateVerdict verdict = verdictOf(chat, "2.0.0");
        assertThat(verdict.bumpRequired()).isEqualTo(Bump.MAJOR);
        assertThat(verdict.bumpGiven()).isEqualTo(Bump.MAJOR);
        assertThat(verdict.summary()).contains("break");
        assertThat(report(verdict).path("changes")).hasSize(verdict.changes());
    }

    @Test
    void an_addition_needs_a_new_minor_number_and_wording_a_patch() {
        Listing chat = Listing.active(server, provider, "/openApiSpec " + document("/chat"));

        assertThat(next(chat, "1.0.1", document("/chat", "/models"))
                        .has(422, "VERSION_BUMP_TOO_SMALL")
                        .at("minimumVersion"))
                .isEqualTo("1.1.0");
        next(chat, "1.0.1", document("/chat").replace(ANSWER, "The answer.")).has(201);
        next(chat, "1.1.0", document("/chat", "/models")).has(201);
        assertThat(verdictOf(chat, "1.1.0").base()).isEqualTo(new VersionNumber("1.0.1"));
    }

    @Test
    void a_worse_promise_needs_a_new_major_number_beside_an_equal_contract() {
        Listing chat = Listing.active(server, provider);
        String slower = "{\"version\": \"%s\", \"changes\": {\"sla\": {\"maxLatency\": 900}}}";

        Answer refused = provider.post(chat.path() + "/versions", slower.formatted("1.1.0"))
                .has(422, "VERSION_BUMP_TOO_SMALL");

        assertThat(refused.json().at("/changes/0/location").stringValue()).isEqualTo("sla.maxLatency");
        provider.post(chat.path() + "/versions", slower.formatted("2.0.0")).has(201);
    }

    @Test
    void below_one_a_break_needs_a_new_minor_number() {
        Listing chat =
                Listing.pending(server, provider, "/version \"0.1.0\"", "/openApiSpec " + document("/chat", "/models"));

        next(chat, "0.1.1", document("/chat")).has(422, "VERSION_BUMP_TOO_SMALL");
        next(chat, "0.2.0", document("/chat")).has(201);
        next(chat, "0.2.1", document("/chat", "/models")).has(201);
    }

    @Test
    void a_patch_of_an_older_line_is_held_against_that_line() {
        Listing chat = Listing.active(server, provider, "/openApiSpec " + document("/chat", "/models"));
        chat.goesLive("2.0.0", next(chat, "2.0.0", document("/chat")).has(201).at("publicationId"));

        next(chat, "1.0.1", document("/chat")).has(422, "VERSION_BUMP_TOO_SMALL");
        provider.post(chat.path() + "/versions", "{\"version\": \"1.0.1\"}").has(201);
        assertThat(verdictOf(chat, "1.0.1").base()).isEqualTo(new VersionNumber("1.0.0"));
        assertThat(verdictOf(chat, "1.0.1").changes()).isZero();
        assertThat(next(chat, "1.0.0-rc.1", document("/chat"))
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("VERSION_NOT_INCREMENTED version");
    }

    @Test
    void a_check_tells_the_verdict_and_stores_nothing() {
        Listing chat = Listing.active(server, provider, "/openApiSpec " + document("/chat", "/models"));
        long events = server.count("domain_event");
        long documents = server.count("document");

        Answer hidden = check(chat, "1.0.1", document("/chat")).has(200);
        Answer honest = check(chat, "2.0.0", document("/chat")).has(200);
        Answer faulty = check(chat, "one", "{\"openapi\": \"3.1.0\"}").has(200);

        assertThat(hidden.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "isValid", "errors", "warnings", "minimumVersion", "bump", "compared", "changes");
        assertThat(hidden.json().path("isValid").booleanValue()).isFalse();
        assertThat(hidden.errors()).containsExactly("VERSION_BUMP_TOO_SMALL version");
        assertThat(hidden.at("minimumVersion")).isEqualTo("2.0.0");
        assertThat(hidden.at("bump")).isEqualTo("MAJOR");
        assertThat(hidden.json().path("changes")).isNotEmpty();
        assertThat(honest.json().path("isValid").booleanValue()).isTrue();
        assertThat(faulty.errors()).contains("INVALID_VERSION_FORMAT version", "MISSING_INFO openApiSpec#/info");
        assertThat(faulty.json().path("compared").booleanValue()).isFalse();
        assertThat(check(chat, "one", document("/chat")).has(200).at("minimumVersion"))
                .isEqualTo("2.0.0");
        assertThat(server.count("domain_event")).isEqualTo(events);
        assertThat(server.count("document")).isEqualTo(documents);
        server.provider()
                .post(chat.path() + "/versions/check", "{\"version\": \"1.0.1\"}")
                .has(403, "NOT_THE_OWNER");
    }

    @Test
    void an_admins_override_is_taken_once_for_exactly_its_step() {
        Listing chat = Listing.active(server, provider, "/openApiSpec " + document("/chat", "/models"));
        next(chat, "1.0.1", document("/chat")).has(422, "VERSION_BUMP_TOO_SMALL");
        String base = verdictDigest(chat, "1.0.0");
        String revision = contractDigest(document("/chat"));
        Map<String, String> override = Map.of(
                "version", "1.0.1",
                "baseDigest", base,
                "revisionDigest", revision,
                "bump", "PATCH",
                "reason", "Nobody has ever called it.");

        provider.post(chat.path() + "/gate-overrides", override).has(403);
        Answer recorded =
                server.admin().post(chat.path() + "/gate-overrides", override).has(201);

        assertThat(recorded.at("revisionDigest")).isEqualTo(revision);
        next(chat, "1.0.2", document("/chat")).has(422, "VERSION_BUMP_TOO_SMALL");
        next(chat, "1.0.1", document("/other")).has(422, "VERSION_BUMP_TOO_SMALL");
        next(chat, "1.0.1", document("/chat")).has(201);
        assertThat(verdictOf(chat, "1.0.1").overridden()).isTrue();
        server.admin().post(chat.path() + "/gate-overrides", override).has(409, "VERSION_EXISTS");
        next(chat, "1.0.2", document()).has(422);
        assertThat(server.admin()
                        .post(chat.path() + "/gate-overrides", "{\"version\": \"1\", \"bump\": \"HUGE\"}")
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .contains("INVALID_ENUM bump", "REQUIRED reason", "REQUIRED baseDigest");
    }

    @Test
    void of_two_who_publish_at_once_the_second_is_judged_by_the_first() throws Exception {
        Listing chat = Listing.active(server, provider, "/openApiSpec " + document("/chat"));
        Callable<Answer> larger = () -> next(chat, "1.1.0", document("/chat", "/models"));
        Callable<Answer> smaller = () -> next(chat, "1.2.0", document("/chat"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Answer>> answers = threads.invokeAll(List.of(larger, smaller));

            List<String> statuses = List.of(
                    answers.get(0).get().status() + answers.get(0).get().at("code"),
                    answers.get(1).get().status() + answers.get(1).get().at("code"));
            assertThat(statuses)
                    .isIn(List.of("201", "422VERSION_BUMP_TOO_SMALL"), List.of("422VALIDATION_FAILED", "201"));
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer next(Listing listing, String version, String document) {
        return provider.post(listing.path() + "/versions", request(version, document));
    }

    private Answer check(Listing listing, String version, String document) {
        return provider.post(listing.path() + "/versions/check", request(version, document));
    }

    private static String request(String version, String document) {
        ObjectNode request = JSON.createObjectNode();
        request.put("version", version);
        request.set("openApiSpec", JSON.readTree(document));
        return request.toString();
    }

    private static String document(String... paths) {
        ObjectNode document = (ObjectNode) Definitions.sound().get("openApiSpec");
        JsonNode item = document.at("/paths/~1chat");
        ObjectNode all = JSON.createObjectNode();
        for (String path : paths) {
            ObjectNode copy = (ObjectNode) item.deepCopy();
            ((ObjectNode) copy.path("post")).put("operationId", path.substring(1));
            all.set(path, copy);
        }
        document.set("paths", all);
        return document.toString();
    }

    private String contractDigest(String document) {
        return provider.post("/contracts", document).has(201).at("digest");
    }

    private String verdictDigest(Listing listing, String version) {
        return submitted(listing, version).contractDigest().value();
    }

    private GateVerdict verdictOf(Listing listing, String version) {
        return submitted(listing, version).gate();
    }

    private VersionSubmitted submitted(Listing listing, String version) {
        return server.bean(EventLog.class).ofService(new ServiceId(listing.id()).value()).stream()
                .map(RecordedEvent::payload)
                .filter(VersionSubmitted.class::isInstance)
                .map(VersionSubmitted.class::cast)
                .filter(event -> event.version().value().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode report(GateVerdict verdict) {
        return JSON.readTree(server.bean(DocumentStore.class)
                .find(String.valueOf(verdict.changeReport()))
                .orElseThrow()
                .bytes());
    }
}
