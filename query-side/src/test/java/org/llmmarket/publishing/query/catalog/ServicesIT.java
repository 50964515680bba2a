package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;

class ServicesIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();
    private final People.Person provider = people.register("Initech Language", "provider");

    @Test
    void everybody_finds_what_is_public_and_on_the_market() {
        String active = tell(story("Active one").live("1.0.0"));
        String deprecated = tell(story("Deprecated one").live("1.0.0").deprecated("1.0.0"));
        tell(story("Pending one").submitted("1.0.0"));
        tell(story("Suspended one").live("1.0.0").suspended("It leaks.", "1.0.0"));
        tell(story("Retired one").live("1.0.0").retired());
        tell(story("Failed one").submitted("1.0.0").ended("1.0.0", Outcome.POLICY_VIOLATED));
        tell(story("Internal one").ofLevel(ComplianceLevel.INTERNAL).live("1.0.0"));
        tell(story("Confidential one").ofLevel(ComplianceLevel.CONFIDENTIAL).live("1.0.0"));

        awaitList(People.ANYBODY, "", active, deprecated);
    }

    @Test
    void who_has_signed_in_finds_internal_services_too() {
        String open = tell(story("Open").live("1.0.0"));
        String internal =
                tell(story("Internal").ofLevel(ComplianceLevel.INTERNAL).live("1.0.0"));
        tell(story("Restricted").ofLevel(ComplianceLevel.RESTRICTED).live("1.0.0"));

        awaitList(people.consumer(), "", open, internal);
    }

    @Test
    void owner_reviewer_auditor_and_admin_find_everything() {
        String pending = tell(story("Pending").submitted("1.0.0"));
        String restricted =
                tell(story("Restricted").ofLevel(ComplianceLevel.RESTRICTED).live("1.0.0"));
        String retired = tell(story("Retired").live("1.0.0").retired());

        awaitList(provider, "", pending, restricted, retired);
        assertThat(List.of(people.reviewer(), people.auditor(), people.admin()))
                .allSatisfy(person -> assertThat(list(person, "")).contains(pending, restricted, retired));
        assertThat(list(people.otherProvider(), "")).isEmpty();
    }

    @Test
    void filters_narrow_the_list() {
        String text = tell(Story.of(id(), provider.id(), unique("Writer"), Category.TEXT_GENERATION)
                .describedAs("Writes stories", "Fiction", "prose")
                .ableTo("Write a story")
                .live("1.0.0"));
        String image = tell(Story.of(id(), provider.id(), unique("Painter"), Category.IMAGE_GENERATION)
                .describedAs("Paints pictures", "fiction")
                .ableTo("paint")
                .live("1.0.0")
                .deprecated("1.0.0"));

        awaitList(People.ANYBODY, "", text, image);
        assertThat(list(People.ANYBODY, "&category=image-generation")).containsExactly(image);
        assertThat(list(People.ANYBODY, "&category=image-generation&category=text-generation"))
                .containsExactlyInAnyOrder(image, text);
        assertThat(list(People.ANYBODY, "&tag=FICTION")).containsExactlyInAnyOrder(text, image);
        assertThat(list(People.ANYBODY, "&tag=fiction&tag=prose")).containsExactly(text);
        assertThat(list(People.ANYBODY, "&capability=write%20a%20story")).containsExactly(text);
        assertThat(list(People.ANYBODY, "&status=deprecated")).containsExactly(image);
        assertThat(list(People.ANYBODY, "&status=retired")).isEmpty();
    }

    @Test
    void words_are_looked_for_in_names_tags_capabilities_descriptions_and_providers() {
        String word = "q" + UUID.randomUUID().toString().replace("-", "");
        String named =
                tell(story(word + " deluxe").describedAs("Anything at all").live("1.0.0"));
        String described =
                tell(story("Plain").describedAs("Knows " + word + " and more").live("1.0.0"));
        String tagged =
                tell(story("Tagged").describedAs("Anything at all", word).live("1.0.0"));
        String able =
                tell(story("Able").describedAs("Anything at all").ableTo(word).live("1.0.0"));

        await().untilAsserted(() -> assertThat(found("q=" + word))
                .containsExactlyInAnyOrder(named, described, tagged, able)
                .startsWith(named)
                .endsWith(described));
        assertThat(found("q=" + word.substring(0, 20))).hasSize(4);
        assertThat(found("q=" + word.toUpperCase(java.util.Locale.ROOT) + "%20delux"))
                .containsExactly(named);
        assertThat(found("q=" + word + "&provider=" + provider.id())).hasSize(4);
        assertThat(found("q=initech%20" + word)).hasSize(4);
        assertThat(found("q=" + word + "%20nowhere")).isEmpty();
        assertThat(found("q=!!!")).isEmpty();
        assertThat(found("q=%27%3A%26%7C%20" + word)).hasSize(4);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition_whatever_comes_in_between() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(tell(story("Series " + i).live("1.0.0")));
        }
        awaitList(People.ANYBODY, "", all.toArray(String[]::new));

        assertThat(walk("", "Newcomer")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(walk("&q=series", "Series newcomer")).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_list_by_name_is_followed_whatever_comes_in_between() {
        List<String> all = new ArrayList<>();
        for (String letter : List.of("d", "B", "é", "a", "C")) {
            all.add(tell(Story.of(id(), provider.id(), letter + UUID.randomUUID(), Category.TEXT_GENERATION)
                    .live("1.0.0")));
        }
        awaitList(People.ANYBODY, "", all.toArray(String[]::new));

        List<String> byName = List.of(all.get(3), all.get(1), all.get(4), all.get(0), all.get(2));
        assertThat(list(People.ANYBODY, "&sort=name")).containsExactlyElementsOf(byName);
        assertThat(walk("&sort=name", "Newcomer")).containsExactlyElementsOf(byName);
        assertThat(list(People.ANYBODY, "&sort=date")).containsExactlyInAnyOrderElementsOf(all);
        String cursor = get(People.ANYBODY, "&sort=name&limit=2")
                .json()
                .at("/pagination/nextCursor")
                .asString();
        assertThat(web.get("/services?sort=date&cursor=" + cursor, People.ANYBODY)
                        .faults())
                .containsExactly("cursor INVALID_FORMAT");
        assertThat(web.get("/services?sort=price", People.ANYBODY).faults()).containsExactly("sort INVALID_ENUM");
    }

    @Test
    void a_word_that_is_mistyped_finds_what_was_meant() {
        String summarizer = tell(story("Summarizer").ableTo("classification").live("1.0.0"));
        String translator =
                tell(story("Translator").describedAs("Anything", "embeddings").live("1.0.0"));
        tell(story("Summarizer in secret").submitted("1.0.0"));
        awaitList(People.ANYBODY, "", summarizer, translator);

        assertThat(list(People.ANYBODY, "&q=sumarizer")).startsWith(summarizer);
        assertThat(list(People.ANYBODY, "&q=trnaslator")).containsExactly(translator);
        assertThat(list(People.ANYBODY, "&q=clasification")).containsExactly(summarizer);
        assertThat(list(People.ANYBODY, "&q=embeding%20translat")).containsExactly(translator);
        assertThat(list(People.ANYBODY, "&q=xylophone")).isEmpty();
        assertThat(list(People.ANYBODY, "&q=zzz")).isEmpty();
    }

    @Test
    void what_is_similar_comes_in_pages_too() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(tell(story("Paraphraser " + i).live("1.0.0")));
        }
        awaitList(People.ANYBODY, "", all.toArray(String[]::new));

        assertThat(walk("&q=parafraser", "Newcomer")).containsExactlyInAnyOrderElementsOf(all);
        String cursor = get(People.ANYBODY, "&q=parafraser&limit=3")
                .json()
                .at("/pagination/nextCursor")
                .asString();
        assertThat(web.get("/services?q=abc&cursor=" + cursor, People.ANYBODY).faults())
                .containsExactly("cursor INVALID_FORMAT");
    }

    @Test
    void facets_count_what_the_caller_may_see_with_each_others_filters() {
        String first = tell(Story.of(id(), provider.id(), unique("First"), Category.TEXT_GENERATION)
                .describedAs("Anything at all", "fast", "small")
                .ableTo("chat")
                .live("1.0.0"));
        String second = tell(Story.of(id(), provider.id(), unique("Second"), Category.EMBEDDINGS)
                .describedAs("Anything at all", "fast")
                .ableTo("embed")
                .live("1.0.0"));
        tell(Story.of(id(), provider.id(), unique("Secret"), Category.EMBEDDINGS)
                .describedAs("Anything at all", "fast")
                .ableTo("embed")
                .submitted("1.0.0"));
        awaitList(People.ANYBODY, "", first, second);

        String all = "&facet=category&facet=tag&facet=capability";
        assertThat(facet(People.ANYBODY, all, "category")).containsExactly("embeddings 1", "text-generation 1");
        assertThat(facet(People.ANYBODY, all, "tag")).containsExactly("fast 2", "small 1");
        assertThat(facet(People.ANYBODY, all, "capability")).containsExactly("chat 1", "embed 1");
        await().untilAsserted(() ->
                assertThat(facet(provider, all, "category")).containsExactly("embeddings 2", "text-generation 1"));
        assertThat(facet(People.ANYBODY, all + "&tag=small", "category")).containsExactly("text-generation 1");
        assertThat(facet(People.ANYBODY, all + "&category=embeddings", "category"))
                .as("of the others, what could be chosen instead")
                .containsExactly("embeddings 1", "text-generation 1");
        assertThat(facet(People.ANYBODY, all + "&category=embeddings", "tag")).containsExactly("fast 1");
        assertThat(get(People.ANYBODY, "").json().has("facets")).isFalse();
    }

    private List<String> facet(People.Person person, String filter, String facet) {
        return get(person, filter)
                .json()
                .path("facets")
                .path(facet)
                .valueStream()
                .map(count -> count.path("value").asString() + " "
                        + count.path("count").asInt())
                .toList();
    }

    @Test
    void a_page_that_is_known_is_not_sent_again() {
        String one = tell(story("One").live("1.0.0"));
        awaitList(People.ANYBODY, "", one);
        Web.Answer page = get(People.ANYBODY, "");
        String path = "/services?provider=" + provider.id();

        assertThat(page.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get(provider, "").header("Cache-Control")).contains("private");
        assertThat(web.get(path, People.ANYBODY, "If-None-Match", page.header("ETag"))
                        .status())
                .isEqualTo(304);

        String two = tell(story("Two").live("1.0.0"));
        awaitList(People.ANYBODY, "", one, two);
        assertThat(web.get(path, People.ANYBODY, "If-None-Match", page.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    private List<String> walk(String filter, String newcomer) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 10; page++) {
            Web.Answer answer = get(People.ANYBODY, filter + "&limit=3" + cursor);
            seen.addAll(answer.each("id"));
            assertThat(answer.json().at("/pagination/limit").asInt()).isEqualTo(3);
            if (!answer.json().at("/pagination/hasMore").asBoolean()) {
                assertThat(answer.json().at("/pagination/nextCursor").isNull()).isTrue();
                return seen;
            }
            cursor = "&cursor=" + answer.json().at("/pagination/nextCursor").asString();
            String late = tell(story(newcomer + page).submitted("1.0.0"));
            assertThat(seen).doesNotContain(late);
        }
        throw new AssertionError("the pages do not end");
    }

    @Test
    void every_wrong_parameter_is_named_in_one_answer() {
        Web.Answer answer = web.get(
                "/services?limit=0&category=poetry&status=great&cursor=zzz&tag=" + "x".repeat(51) + "&provider=a%00b",
                People.ANYBODY);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asString()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "limit OUT_OF_RANGE",
                        "category INVALID_ENUM",
                        "status INVALID_ENUM",
                        "cursor INVALID_FORMAT",
                        "tag TOO_LONG",
                        "provider INVALID_FORMAT");
        assertThat(web.get("/services?limit=many", People.ANYBODY).faults()).containsExactly("limit INVALID_TYPE");
        assertThat(web.get("/services?limit=101", People.ANYBODY).status()).isEqualTo(422);
        assertThat(web.get("/services?limit=1&limit=2", People.ANYBODY).faults())
                .containsExactly("limit INVALID_TYPE");
        assertThat(web.get("/services?cursor=YQpiCmM", People.ANYBODY).faults())
                .containsExactly("cursor INVALID_FORMAT");
        assertThat(web.get("/services?" + "tag=a&".repeat(51), People.ANYBODY).faults())
                .containsExactly("tag TOO_LONG");
    }

    @Test
    void a_list_has_twenty_items_unless_told_otherwise() {
        assertThat(web.get("/services", People.ANYBODY)
                        .json()
                        .at("/pagination/limit")
                        .asInt())
                .isEqualTo(20);
        assertThat(web.get("/services?q=", People.ANYBODY).status()).isEqualTo(200);
    }

    private String tell(Story story) {
        return process.stories().tell(story).service().toString();
    }

    private Story story(String name) {
        return Story.of(id(), provider.id(), unique(name), Category.TEXT_GENERATION);
    }

    private static String unique(String name) {
        return name + " " + UUID.randomUUID();
    }

    private static ServiceId id() {
        return new ServiceId(UUID.randomUUID().toString());
    }

    private void awaitList(People.Person person, String filter, String... ids) {
        await().untilAsserted(() -> assertThat(list(person, filter)).containsExactlyInAnyOrder(ids));
    }

    /** Of the one provider that this test tells of. */
    private List<String> list(People.Person person, String filter) {
        return get(person, filter).each("id");
    }

    private Web.Answer get(People.Person person, String filter) {
        Web.Answer answer = web.get("/services?provider=" + provider.id() + filter, person);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private List<String> found(String query) {
        return web.get("/services?" + query, People.ANYBODY).each("id");
    }
}
