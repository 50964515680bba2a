package org.llmmarket.publishing.command.provider;

import static org.llmmarket.publishing.command.Sample.ADMIN;
import static org.llmmarket.publishing.command.Sample.ANNA;
import static org.llmmarket.publishing.command.Sample.REVIEWER;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.provider.ProviderRegistered;
import org.llmmarket.publishing.api.provider.ProviderVerified;
import org.llmmarket.publishing.api.provider.RegisterProvider;
import org.llmmarket.publishing.api.provider.VerifyProvider;
import org.llmmarket.publishing.command.Refused;

class ProviderTest {

    private final AggregateTestFixture<Provider> provider = new AggregateTestFixture<>(Provider.class);

    @Test
    void registering_twice_is_registering_once() {
        provider.givenNoPriorActivity().when(new RegisterProvider(ANNA)).expectEvents(new ProviderRegistered(ANNA));
        provider.given(new ProviderRegistered(ANNA))
                .when(new RegisterProvider(ANNA))
                .expectNoEvents();
    }

    @Test
    void an_admin_verifies_once() {
        ProviderVerified verified = new ProviderVerified(ANNA, ADMIN.id());

        provider.given(new ProviderRegistered(ANNA))
                .when(new VerifyProvider(ANNA, ADMIN))
                .expectEvents(verified);
        provider.given(new ProviderRegistered(ANNA), verified)
                .when(new VerifyProvider(ANNA, ADMIN))
                .expectNoEvents();
    }

    @Test
    void nobody_else_verifies() {
        provider.given(new ProviderRegistered(ANNA))
                .when(new VerifyProvider(ANNA, REVIEWER))
                .expectException(Refused.with(Reason.ROLE_REQUIRED));
    }
}
