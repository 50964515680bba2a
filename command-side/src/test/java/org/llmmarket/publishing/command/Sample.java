package org.llmmarket.publishing.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.Authentication;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.PricingModel;
import org.llmmarket.publishing.api.service.Protocol;
import org.llmmarket.publishing.api.service.PublishVersion;
import org.llmmarket.publishing.api.service.Rate;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionSubmitted;

/** A provider's chat service and the people round it. */
public final class Sample {

    public static final ServiceId SERVICE = new ServiceId("chat");
    public static final ServiceName NAME = new ServiceName("Chat One");
    public static final AccountId ANNA = new AccountId("anna");
    public static final Actor PROVIDER = new Actor(ANNA, Set.of(Role.PROVIDER));
    public static final Actor RIVAL = new Actor(new AccountId("rival"), Set.of(Role.PROVIDER));
    public static final Actor REVIEWER = new Actor(new AccountId("rita"), Set.of(Role.REVIEWER));
    public static final Actor SECOND_REVIEWER = new Actor(new AccountId("rolf"), Set.of(Role.REVIEWER));
    public static final Actor ANNA_AS_REVIEWER = new Actor(ANNA, Set.of(Role.PROVIDER, Role.REVIEWER));
    public static final Actor ADMIN = new Actor(new AccountId("ada"), Set.of(Role.ADMIN));
    public static final Actor CONSUMER = new Actor(new AccountId("carl"), Set.of(Role.CONSUMER));

    public static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    public static final Instant SUNSET = Instant.parse("2026-06-01T10:00:00Z");
    public static final Digest CONTRACT = new Digest("sha256:" + "a".repeat(64));
    public static final Listing LISTING =
            new Listing("Answers questions in a chat.", List.of("chat"), "https://docs.example.com");
    public static final Attempt ATTEMPT = attempt(1);

    private Sample() {}

    public static VersionNumber version(String number) {
        return new VersionNumber(number);
    }

    public static PublicationId publicationOf(String number) {
        return new PublicationId("publication-of-" + number);
    }

    public static Attempt attempt(int number) {
        return new Attempt(number, NOW, NOW.plusMillis(20), "passed", "It answered.");
    }

    public static Terms terms() {
        return new Terms(
                new Endpoint("https://chat.example.com/v1", Protocol.REST, Authentication.API_KEY),
                new Pricing(PricingModel.PER_TOKEN, "USD", List.of(rate("standard", "0.02"))),
                new Sla(new BigDecimal("99.9"), 500, SupportLevel.BASIC, "4h"),
                new Compliance(ComplianceLevel.PUBLIC, List.of("SOC2"), List.of("US"), true, false),
                List.of(new Capability("chat", "Talks.", Map.of("type", "object"))));
    }

    public static Terms termsWith(Pricing pricing) {
        Terms terms = terms();
        return new Terms(terms.endpoint(), pricing, terms.sla(), terms.compliance(), terms.capabilities());
    }

    public static Rate rate(String tier, String price) {
        return new Rate(tier, new BigDecimal(price), "1k tokens", null, null, null);
    }

    public static Terms priced(String price) {
        return termsWith(new Pricing(PricingModel.PER_TOKEN, "USD", List.of(rate("standard", price))));
    }

    public static GateVerdict after(String base) {
        return new GateVerdict(version(base), CONTRACT, 1, null, null, false, false, 0, null, null);
    }

    public static PublishVersion publish(String number, GateVerdict gate) {
        return publishAs(PROVIDER, number, gate);
    }

    public static PublishVersion publishAs(Actor actor, String number, GateVerdict gate) {
        return new PublishVersion(
                SERVICE,
                actor,
                publicationOf(number),
                NAME,
                Category.TEXT_GENERATION,
                version(number),
                LISTING,
                terms(),
                CONTRACT,
                gate,
                List.of(),
                List.of(),
                false);
    }

    public static ServiceCreated created() {
        return new ServiceCreated(SERVICE, ANNA, NAME, Category.TEXT_GENERATION);
    }

    public static VersionSubmitted submitted(String number, GateVerdict gate) {
        return new VersionSubmitted(
                SERVICE,
                version(number),
                number.contains("-"),
                publicationOf(number),
                LISTING,
                terms(),
                CONTRACT,
                gate);
    }

    public static PublicationStarted started(String number, String... approvalReasons) {
        return new PublicationStarted(
                publicationOf(number),
                SERVICE,
                version(number),
                ANNA,
                NAME,
                Category.TEXT_GENERATION,
                LISTING,
                terms(),
                CONTRACT,
                List.of(),
                List.of(approvalReasons),
                false);
    }

    public static VersionActivated activated(String number) {
        return new VersionActivated(SERVICE, version(number), publicationOf(number), version(number));
    }
}
