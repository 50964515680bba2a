package org.llmmarket.publishing.query.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.People;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.query.process.Web;
import org.llmmarket.publishing.store.vault.Vault;

class ApprovalsIT {

    private final QueryProcess process = QueryProcess.shared();
    private final Web web = process.web();
    private final People people = process.people();
    private final People.Person provider = people.register("Hooli", "provider");

    @Test
    void the_queue_is_shown_as_it_was() {
        Story story = asked();
        Instant before = story.now();
        process.stories().tell(story.assigned("1.0.0", people.reviewer().id()).reviewerAgreed("1.0.0", null));
        process.stories().tell(story.granted("1.0.0"));
        String query = "?serviceId=" + story.service() + "&asOf=";

        assertThat(list(people.reviewer(), query + before).each("status")).containsExactly("pending");
        assertThat(list(people.reviewer(), query + before + "&status=approved").each("status"))
                .isEmpty();
        assertThat(list(people.reviewer(), query + before + "&assignee=none").each("status"))
                .containsExactly("pending");
        assertThat(list(people.reviewer(), query + story.now()).each("status")).containsExactly("approved");
        assertThat(list(people.reviewer(), query + Story.BEGIN).each("status")).isEmpty();
        assertThat(list(people.otherProvider(), query + story.now()).each("status"))
                .isEmpty();
        assertThat(list(people.reviewer(), query + "2100-01-01T00:00:00Z").faults())
                .containsExactly("asOf OUT_OF_RANGE");
    }

    @Test
    void the_queue_and_one_of_it_agree_on_an_instant_though_clocks_differ() {
        Story story = asked();
        Instant ahead = story.now().plus(Duration.ofHours(1));
        process.stories().tellAt(story.revised("1.0.0", "Reads anything"), ahead);
        tell(story.assigned("1.0.0", people.reviewer().id()));
        Instant behind = story.now();

        Map.of(behind, "pending", ahead, "in_review").forEach((instant, status) -> {
            assertThat(list(people.reviewer(), "?serviceId=" + story.service() + "&asOf=" + instant)
                            .each("status"))
                    .containsExactly(status);
            assertThat(web.get("/approvals/" + story.approval("1.0.0") + "?asOf=" + instant, people.reviewer())
                            .json()
                            .path("status")
                            .asString())
                    .isEqualTo(status);
        });
    }

    @Test
    void reviewers_find_the_queue_and_a_provider_their_own_part_of_it() {
        Story story = asked();
        String id = story.approval("1.0.0").toString();

        await().untilAsserted(() -> assertThat(list(provider, "").each("id")).containsExactly(id));
        assertThat(list(people.reviewer(), "?serviceId=" + story.service()).each("id"))
                .containsExactly(id);
        assertThat(list(people.admin(), "?serviceId=" + story.service()).each("id"))
                .containsExactly(id);
        assertThat(list(people.otherProvider(), "?serviceId=" + story.service()).each("id"))
                .isEmpty();
        assertThat(list(people.consumer(), "").status()).isEqualTo(403);
        assertThat(list(People.ANYBODY, "").status()).isEqualTo(401);
    }

    @Test
    void the_queue_is_filtered() {
        Story open = asked();
        Story assigned = tell(asked().assigned("1.0.0", people.reviewer().id()));
        Story decided = tell(asked().reviewerRefused("1.0.0", "words"));

        await().untilAsserted(() -> assertThat(list(provider, "").each("id")).hasSize(3));
        assertThat(list(provider, "?status=pending").each("id"))
                .containsExactly(open.approval("1.0.0").toString());
        assertThat(list(provider, "?status=in_review&status=rejected").each("id"))
                .hasSize(2);
        assertThat(list(provider, "?assignee=" + people.reviewer().id()).each("id"))
                .containsExactly(assigned.approval("1.0.0").toString());
        assertThat(list(people.reviewer(), "?assignee=me&serviceId=" + assigned.service())
                        .each("id"))
                .containsExactly(assigned.approval("1.0.0").toString());
        assertThat(list(people.reviewer(), "?assignee=me&serviceId=" + open.service())
                        .each("id"))
                .isEmpty();
        assertThat(list(provider, "?assignee=none").each("id"))
                .containsExactlyInAnyOrder(
                        open.approval("1.0.0").toString(),
                        decided.approval("1.0.0").toString());
        assertThat(list(provider, "?assignee=none&assignee=" + people.reviewer().id())
                        .each("id"))
                .hasSize(3);
        assertThat(list(provider, "?category=embeddings").each("id")).isEmpty();
        assertThat(list(provider, "?category=text-generation&status=rejected").each("id"))
                .containsExactly(decided.approval("1.0.0").toString());
        assertThat(list(provider, "?status=maybe&category=poetry&limit=0&cursor=x")
                        .faults())
                .containsExactlyInAnyOrder(
                        "status INVALID_ENUM", "category INVALID_ENUM", "limit OUT_OF_RANGE", "cursor INVALID_FORMAT");
    }

    @Test
    void the_queue_comes_in_pages() {
        for (int i = 0; i < 5; i++) {
            asked();
        }
        await().untilAsserted(() -> assertThat(list(provider, "").each("id")).hasSize(5));
        List<String> seen = new ArrayList<>();
        String query = "?limit=2";
        Web.Answer page;
        do {
            page = list(provider, query);
            seen.addAll(page.each("id"));
            query = "?limit=2&cursor="
                    + page.json().at("/pagination/nextCursor").asString("");
        } while (page.json().at("/pagination/hasMore").asBoolean());

        assertThat(seen).containsExactlyElementsOf(list(provider, "").each("id"));
    }

    @Test
    void an_approval_shows_who_decided_in_their_words_as_soon_as_they_have() {
        StreamingEventProcessor group = process.group("approvals");
        group.shutDown();
        try {
            process.bean(Vault.class).put("praise", "Fine with me.");
            Story story = tell(asked().reviewerAgreed("1.0.0", "praise").granted("1.0.0"));

            Web.Answer answer = web.get("/approvals/" + story.approval("1.0.0"), provider);

            assertThat(answer.json().path("status").asString()).isEqualTo("approved");
            assertThat(answer.json().at("/decisions/0/decision").asString()).isEqualTo("approved");
            assertThat(answer.json().at("/decisions/0/notes").asString()).isEqualTo("Fine with me.");
            assertThat(answer.json().at("/decisions/0/known/contractDigest").asString())
                    .startsWith("sha256:");
            assertThat(answer.json().at("/known/warnings/0/code").asString()).isEqualTo("SLA_BELOW_SUPPORT_LEVEL");
            assertThat(answer.header("ETag")).startsWith("\"");
            assertThat(web.get(
                                    "/approvals/" + story.approval("1.0.0"),
                                    provider,
                                    "If-None-Match",
                                    answer.header("ETag"))
                            .status())
                    .isEqualTo(304);
            assertThat(web.get("/approvals/" + story.approval("1.0.0"), people.otherProvider())
                            .status())
                    .isEqualTo(404);
            assertThat(web.get("/approvals/" + story.service(), people.reviewer())
                            .status())
                    .isEqualTo(404);
            assertThat(web.get("/approvals/%20", people.reviewer()).status()).isEqualTo(404);
        } finally {
            group.start();
        }
    }

    private Web.Answer list(People.Person person, String query) {
        return web.get("/approvals" + query, person);
    }

    private Story asked() {
        String id = UUID.randomUUID().toString();
        Story story = Story.of(new ServiceId(id), provider.id(), "Service " + id, Category.TEXT_GENERATION);
        return tell(story.submitted("1.0.0", "It is confidential.").peopleWereAsked("1.0.0"));
    }

    private Story tell(Story story) {
        return process.stories().tell(story);
    }
}
