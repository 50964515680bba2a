package org.llmmarket.publishing.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.erasure.PersonalDataErased;
import org.llmmarket.publishing.api.provider.ProviderRegistered;
import org.llmmarket.publishing.api.provider.ProviderVerified;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceEvent;

class EventActsTest {

    static Stream<Class<?>> events() {
        return Stream.concat(
                Stream.of(ServiceEvent.class, PublicationEvent.class, ApprovalEvent.class)
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses())),
                Stream.of(ProviderRegistered.class, ProviderVerified.class, PersonalDataErased.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_an_act_with_a_name(Class<?> event) {
        assertThat(EventActs.action(event.getSimpleName()))
                .matches("[a-z-]+\\.[a-z-]+")
                .doesNotStartWith("event.");
    }

    @Test
    void an_event_that_is_not_known_is_told_by_its_own_name() {
        assertThat(EventActs.action("MoonRisen")).isEqualTo("event.moon-risen");
        assertThat(EventActs.resource("?", "FullMoon", "m")).isEqualTo(new EventActs.Resource("full-moon", "m"));
    }

    @Test
    void what_concerns_a_person_is_about_their_account() {
        AccountId person = new AccountId("p");
        PersonalDataErased erasure =
                new PersonalDataErased(UUID.randomUUID(), person, new AccountId("a"), java.util.List.of());

        assertThat(EventActs.resource(erasure, "Erasure", "e")).isEqualTo(new EventActs.Resource("account", "p"));
    }
}
