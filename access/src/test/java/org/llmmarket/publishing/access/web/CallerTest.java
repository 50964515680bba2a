package org.llmmarket.publishing.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ComplianceLevel;

class CallerTest {

    private static final AccountId OWNER = new AccountId("owner");

    @Test
    void nobody_sees_what_is_public_and_on_the_market() {
        assertThat(Caller.ANONYMOUS.sees(OWNER, ComplianceLevel.PUBLIC, true)).isTrue();
        assertThat(Caller.ANONYMOUS.sees(OWNER, ComplianceLevel.PUBLIC, false)).isFalse();
        assertThat(Caller.ANONYMOUS.sees(OWNER, ComplianceLevel.INTERNAL, true)).isFalse();
    }

    @Test
    void who_is_signed_in_sees_what_is_internal_too() {
        Caller consumer = caller("somebody", Role.CONSUMER);

        assertThat(consumer.sees(OWNER, ComplianceLevel.INTERNAL, true)).isTrue();
        assertThat(consumer.sees(OWNER, ComplianceLevel.CONFIDENTIAL, true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"REVIEWER", "AUDITOR", "ADMIN"})
    void who_watches_over_the_market_sees_everything(Role role) {
        assertThat(caller("somebody", role).sees(OWNER, ComplianceLevel.RESTRICTED, false))
                .isTrue();
    }

    @Test
    void an_owner_sees_what_is_his() {
        assertThat(caller("owner", Role.PROVIDER).sees(OWNER, ComplianceLevel.RESTRICTED, false))
                .isTrue();
    }

    @Test
    void nobody_sends_no_commands() {
        assertThatThrownBy(Caller.ANONYMOUS::actor).isInstanceOf(Rejection.class);
        assertThat(caller("owner", Role.PROVIDER).actor().id()).isEqualTo(OWNER);
    }

    private static Caller caller(String id, Role role) {
        return new Caller(new AccountId(id), Set.of(role), Set.of());
    }
}
