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
