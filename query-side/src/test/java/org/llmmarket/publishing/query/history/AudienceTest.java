package org.llmmarket.publishing.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.story.Story;

class AudienceTest {

    private static final Caller CONSUMER = new Caller(new AccountId("carla"), Set.of(Role.CONSUMER), Set.of());
    private static final Caller OWNER = new Caller(Story.OWNER, Set.of(Role.PROVIDER), Set.of());

    @Test
    void nobody_learns_of_a_version_that_they_may_not_see_though_they_see_its_service() {
        Story story = Story.ofAService()
                .ofLevel(ComplianceLevel.INTERNAL)
                .live("1.0.0")
                .revised("1.0.0", "For us alone")
                .ofLevel(ComplianceLevel.PUBLIC)
                .live("2.0.0")
                .defaultMoved("1.0.0", "2.0.0");

        assertThat(told(story, Caller.ANONYMOUS)).containsExactly("VersionActivated");
        assertThat(told(story, CONSUMER))
                .containsExactly("VersionActivated", "ServiceRevised", "VersionActivated", "DefaultVersionMoved");
    }

    @Test
    void that_a_version_left_the_market_is_news_but_not_its_terms_until_it_is_back() {
        Story story =
                Story.ofAService().live("1.0.0").suspended("It leaks.", "1.0.0").revised("1.0.0", "Leaks no more");

        assertThat(told(story, CONSUMER)).containsExactly("VersionActivated", "VersionsSuspended");

        story.reinstated("1.0.0");

        assertThat(told(story, CONSUMER))
                .containsExactly("VersionActivated", "VersionsSuspended", "ServiceRevised", "VersionsReinstated");
    }

    @Test
    void the_owner_learns_of_everything() {
        Story story = Story.ofAService().ofLevel(ComplianceLevel.RESTRICTED);
        assertThat(told(story, OWNER)).containsExactly("ServiceCreated");

        story.submitted("1.0.0");

        assertThat(told(story, OWNER)).containsExactly("ServiceCreated", "VersionSubmitted", "PublicationStarted");
        assertThat(told(story, CONSUMER)).isEmpty();
    }

    private static List<String> told(Story story, Caller caller) {
        CatalogEntry entry = story.entry();
        return story.events().stream()
                .map(Happened::event)
                .filter(event -> Audience.of(entry, event).includes(caller))
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }
}
