package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.llmmarket.publishing.store.document.DocumentStore;

class VersionsIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();

    @Test
    void versions_are_listed_newest_first_and_in_pages() {
        Story story = tell(story().live("1.0.0").live("1.1.0").live("2.0.0").submitted("3.0.0"));

        assertThat(get(story, People.ANYBODY, "").each("version")).containsExactly("2.0.0", "1.1.0", "1.0.0");
        assertThat(get(story, people.provider(), "").each("version"))
                .containsExactly("3.0.0", "2.0.0", "1.1.0", "1.0.0");
        Web.Answer first = get(story, People.ANYBODY, "?limit=2");
        assertThat(first.each("version")).containsExactly("2.0.0", "1.1.0");
        String next = first.json().at("/pagination/nextCursor").asString();
        assertThat(get(story, People.ANYBODY, "?limit=2&cursor=" + next).each("version"))
                .containsExactly("1.0.0");
        assertThat(get(story, People.ANYBODY, "?cursor=OTk5OTk5OTk5OTk5").each("version"))
                .hasSize(3);
        assertThat(get(story, People.ANYBODY, "?cursor=eA").status()).isEqualTo(422);
    }

    @Test
    void a_version_shows_its_terms_and_its_gate() {
        Story story = story().live("1.0.0");
        Digest report = store("application/json", "[{\"code\":\"operation-removed\",\"bump\":\"MAJOR\"}]");
        Digest wrapped = store("application/json", "{\"changes\":[{\"code\":\"x\"},{\"code\":\"y\"}]}");
        tell(story.then(follows(story, "2.0.0", report)).then(follows(story, "3.0.0", wrapped)));

        Web.Answer second = get(story, people.provider(), "/2.0.0");

        assertThat(second.json().at("/gate/base").asString()).isEqualTo("1.0.0");
        assertThat(second.json().at("/gate/bumpRequired").asString()).isEqualTo("MAJOR");
        assertThat(second.json().at("/gate/changes/0/code").asString()).isEqualTo("operation-removed");
        assertThat(second.json().path("default").asBoolean()).isFalse();
        assertThat(get(story, people.provider(), "/3.0.0")
                        .json()
                        .at("/gate/changes")
                        .size())
                .isEqualTo(2);
        assertThat(get(story, People.ANYBODY, "/1.0.0")
                        .json()
                        .at("/terms/endpoint/url")
                        .asString())
                .isEqualTo("https://api.acme.example/v1");
        assertThat(get(story, People.ANYBODY, "/2.0.0").status()).isEqualTo(404);
        assertThat(get(story, People.ANYBODY, "/9.9.9").status()).isEqualTo(404);
    }

    @Test
    void what_has_changed_since_a_version_that_is_hidden_is_hidden_too() {
        Story story = story().ofLevel(ComplianceLevel.INTERNAL).live("1.0.0").ofLevel(ComplianceLevel.PUBLIC);
        Digest report = store("application/json", "[{\"code\":\"x\",\"message\":\"The URL was https://inside\"}]");
        tell(story.then(follows(story, "2.0.0", report)).activated("2.0.0"));

        Web.Answer outside = get(story, People.ANYBODY, "/2.0.0");
        Web.Answer inside = get(story, people.consumer(), "/2.0.0");

        assertThat(outside.status()).isEqualTo(200);
        assertThat(outside.json().at("/gate/base").isNull()).isTrue();
        assertThat(inside.json().at("/gate/base").asString()).isEqualTo("1.0.0");
        assertThat(outside.header("ETag")).isNotEqualTo(inside.header("ETag"));
        assertThat(text(get(story, People.ANYBODY, ""))).doesNotContain("inside");
        assertThat(text(get(story, People.ANYBODY, "/2.0.0/changes"))).doesNotContain("inside", "1.0.0");
        assertThat(text(get(story, people.consumer(), "/2.0.0/changes"))).contains("inside", "1.0.0");
    }

    @Test
    void people_read_what_has_changed_as_they_like() {
        Story story = story().live("1.0.0");
        Digest report = store("application/json", """
                {"changes": [{"code": "PATH_REMOVED", "bump": "MAJOR", "location": "/paths/~1<b>", "baseLocation": "/paths/~1<b>",
                  "revisionLocation": null, "message": "the path '/<b>' is gone"}]}""");
        tell(story.then(follows(story, "2.0.0", report)).activated("2.0.0"));

        Web.Answer json = get(story, People.ANYBODY, "/2.0.0/changes");
        Web.Answer markdown = get(story, People.ANYBODY, "/2.0.0/changes", "Accept", "text/markdown");
        Web.Answer html = get(story, People.ANYBODY, "/2.0.0/changes", "Accept", "text/html, */*;q=0.1");
        Web.Answer first = get(story, People.ANYBODY, "/1.0.0/changes", "Accept", "text/markdown");

        assertThat(json.json().at("/changes/0/code").asString()).isEqualTo("PATH_REMOVED");
        assertThat(json.json().path("bumpRequired").asString()).isEqualTo("MAJOR");
        assertThat(text(markdown)).startsWith("# ").contains("what has changed since", "PATH_REMOVED");
        assertThat(html.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(text(html)).contains("&lt;b&gt;").doesNotContain("<b>");
        assertThat(text(first)).contains("first version", "Nothing has changed");
        assertThat(get(story, People.ANYBODY, "/9.9.9/changes").status()).isEqualTo(404);
        assertThat(get(story, People.ANYBODY, "/2.0.0/changes", "Accept", "image/png")
                        .status())
                .isEqualTo(406);
    }

    @Test
    void a_contract_is_answered_as_it_was_given() {
        String yaml = "openapi: 3.1.0\ninfo: {title: Ünïcode, version: '1'}\n";
        Digest contract = store("application/yaml", yaml);
        Story story = story();
        tell(story.then(first(story, contract)).activated("1.0.0"));

        Web.Answer answer = web.get("/services/" + story.service() + "/openapi", People.ANYBODY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8)).isEqualTo(yaml);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(answer.header("ETag")).isEqualTo('"' + contract.value() + '"');
        assertThat(get(story, People.ANYBODY, "/1.0.0/openapi", "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(get(story, People.ANYBODY, "/1.0.0/openapi").status()).isEqualTo(200);
    }

    @Test
    void who_has_a_contract_hears_that_its_version_will_go() {
        Story story = story();
        tell(story.then(first(story, store("application/json", "{}"))).activated("1.0.0"));
        Web.Answer before = get(story, People.ANYBODY, "/1.0.0/openapi");

        tell(story.deprecated("1.0.0"));
        Web.Answer after = get(story, People.ANYBODY, "/1.0.0/openapi", "If-None-Match", before.header("ETag"));

        assertThat(before.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(before.header("Sunset")).isEmpty();
        assertThat(after.status()).isEqualTo(304);
        assertThat(after.header("Sunset")).isNotEmpty();
    }

    @Test
    void a_large_contract_is_answered_whole() {
        String json = "{\"openapi\": \"3.1.0\", \"x-large\": \"" + "0123456789".repeat(900_000) + "\"}";
        Story story = story();
        tell(story.then(first(story, store("application/json", json))).activated("1.0.0"));

        Web.Answer answer = get(story, People.ANYBODY, "/1.0.0/openapi");

        assertThat(text(answer)).isEqualTo(json);
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(json.length()));
    }

    @Test
    void a_contract_that_is_not_kept_is_not_found() {
        Story story = tell(story().live("1.0.0"));

        assertThat(get(story, People.ANYBODY, "/1.0.0/openapi").status()).isEqualTo(404);
        assertThat(get(story, People.ANYBODY, "/2.0.0/openapi").status()).isEqualTo(404);
    }

    private static VersionSubmitted first(Story story, Digest contract) {
        return new VersionSubmitted(
                story.service(),
                new VersionNumber("1.0.0"),
                false,
                story.publication("1.0.0"),
                Story.LISTING,
                story.terms(),
                contract,
                GateVerdict.FIRST);
    }

    private static VersionSubmitted follows(Story story, String version, Digest report) {
        return new VersionSubmitted(
                story.service(),
                new VersionNumber(version),
                false,
                story.publication(version),
                Story.LISTING,
                story.terms(),
                Story.CONTRACT,
                new GateVerdict(
                        new VersionNumber("1.0.0"),
                        Story.CONTRACT,
                        1,
                        Bump.MAJOR,
                        Bump.MAJOR,
                        true,
                        false,
                        1,
                        null,
                        report));
    }

    private Digest store(String mediaType, String text) {
        return new Digest(process.bean(DocumentStore.class).put(mediaType, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Web.Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    private Web.Answer get(Story story, People.Person person, String rest, String... headers) {
        return web.get("/services/" + story.service() + "/versions" + rest, person, headers);
    }

    private Story tell(Story story) {
        return process.stories().tell(story);
    }

    private Story story() {
        String id = UUID.randomUUID().toString();
        return Story.of(new ServiceId(id), people.provider().id(), "Service " + id, Category.TEXT_GENERATION);
    }
}
