package org.llmmarket.publishing.saga.analytics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;

/**
 * Which domain events analysts hear of, and as what:
 * <ul>
 *   <li>{@link PublicationCompleted} is {@code service_published}: a version is live
 *   <li>{@link ServiceRevised} is {@code service_updated}
 *   <li>{@link VersionsDeprecated} is {@code service_deprecated}
 *   <li>{@link PublicationFailed} is {@code validation_failed} where a policy was violated, else {@code publish_failed}
 * </ul>
 * Every other event is none. What an event lacks is read from the events before it, which never change, so that the same event
 * always becomes the same.
 */
public final class MarketplaceEvents {

    private static final Set<Class<?>> HEARD =
            Set.of(PublicationCompleted.class, ServiceRevised.class, VersionsDeprecated.class, PublicationFailed.class);
    private static final Set<String> BLOCKING = Set.of("critical", "high");
    private static final int MOST_ERRORS = 50;
    private static final int LONGEST_TEXT = 500;
    private static final String ACTOR = "actor";

    private final EventLog log;

    public MarketplaceEvents(EventLog log) {
        this.log = log;
    }

    /** Whether events of this class become any. */
    public static boolean areHeard(Class<?> payloadType) {
        return HEARD.contains(payloadType);
    }

    Optional<MarketplaceEvent> of(RecordedEvent event) {
        Object happened = event.payload();
        if (happened instanceof PublicationCompleted completed) {
            return Optional.of(published(event, completed));
        }
        if (happened instanceof PublicationFailed failed) {
            return Optional.of(failed(event, failed));
        }
        if (happened instanceof ServiceRevised revised) {
            return Optional.of(ofService(event, "service_updated", Map.of("changes", changes(event, revised))));
        }
        if (happened instanceof VersionsDeprecated deprecated) {
            String reason = deprecated.reason() == null ? "" : deprecated.reason();
            return Optional.of(ofService(event, "service_deprecated", Map.of("reason", cut(reason))));
        }
        return Optional.empty();
    }

    /** Events of the first days do not say what they changed. */
    private List<String> changes(RecordedEvent event, ServiceRevised revised) {
        List<String> told = revised.changes();
        return told == null ? Changes.of(revised, log.ofAggregate(event.aggregateId())) : told;
    }

    private MarketplaceEvent published(RecordedEvent event, PublicationCompleted completed) {
        List<RecordedEvent> story = log.ofAggregate(event.aggregateId());
        PublicationStarted started = started(story);
        return ofPublication(
                event,
                completed,
                story,
                "service_published",
                Map.of(
                        "category",
                        started.category().wire(),
                        "pricingModel",
                        started.terms().pricing().model().wire()));
    }

    private MarketplaceEvent failed(RecordedEvent event, PublicationFailed failed) {
        List<RecordedEvent> story = log.ofAggregate(event.aggregateId());
        if (failed.outcome() != Outcome.POLICY_VIOLATED) {
            return ofPublication(event, failed, story, "publish_failed", Map.of("error", failed.explanation()));
        }
        List<Violation> violations = blocking(story);
        List<Map<String, String>> errors = violations.stream()
                .limit(MOST_ERRORS)
                .map(MarketplaceEvents::error)
                .toList();
        return ofPublication(
                event, failed, story, "validation_failed", Map.of("errorCount", violations.size(), "errors", errors));
    }

    private static List<Violation> blocking(List<RecordedEvent> story) {
        return story.stream()
                .flatMap(event -> violations(event.payload()).stream())
                .filter(violation -> BLOCKING.contains(violation.severity()))
                .toList();
    }

    /** What the engine refused at once, or when it was asked again before the version went live. */
    private static List<Violation> violations(Object event) {
        if (event instanceof PolicyRefused refused) {
            return refused.violations();
        }
        return event instanceof PolicyCaughtUp late && !late.compliant() ? late.violations() : List.of();
    }

    private static Map<String, String> error(Violation violation) {
        return Map.of(
                "code", violation.policyId(),
                "severity", violation.severity(),
                "field", cut(violation.field()),
                "message", cut(violation.message()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private static PublicationStarted started(List<RecordedEvent> story) {
        return first(story, PublicationStarted.class);
    }

    private static <T> T first(List<RecordedEvent> stream, Class<T> type) {
        return stream.stream()
                .map(RecordedEvent::payload)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("its stream has no " + type.getSimpleName()));
    }

    /** Caused by whoever asked for the publication, where nobody else ended it. */
    private static MarketplaceEvent ofPublication(
            RecordedEvent event,
            PublicationEvent step,
            List<RecordedEvent> story,
            String type,
            Map<String, Object> metadata) {
        String user = user(event);
        return new MarketplaceEvent(
                event.eventId(),
                type,
                event.at(),
                step.serviceId().toString(),
                started(story).providerId().toString(),
                user == null ? user(story.get(0)) : user,
                metadata);
    }

    private MarketplaceEvent ofService(RecordedEvent event, String type, Map<String, Object> metadata) {
        ServiceCreated created = first(log.ofAggregate(event.aggregateId()), ServiceCreated.class);
        return new MarketplaceEvent(
                event.eventId(),
                type,
                event.at(),
                created.serviceId().toString(),
                created.providerId().toString(),
                user(event),
                metadata);
    }

    private static @Nullable String user(RecordedEvent event) {
        Object actor = event.metadata().get(ACTOR);
        return actor == null || actor.equals(Actor.SYSTEM.id().toString()) ? null : actor.toString();
    }
}
