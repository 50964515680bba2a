package org.llmmarket.publishing.query.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.message.CallerMetadata;
import org.llmmarket.publishing.access.problem.RequestId;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import org.llmmarket.publishing.query.history.EventFacts;
import org.llmmarket.publishing.store.audit.ActorType;
import org.llmmarket.publishing.store.audit.AuditResult;
import org.llmmarket.publishing.store.audit.DetailWords;
import org.llmmarket.publishing.store.audit.DetailWords.Mark;
import tools.jackson.databind.JsonNode;

/** An event of the log as an entry of the trail. */
record AuditEntry(
        UUID id,
        long position,
        Instant at,
        String eventType,
        String action,
        String actorId,
        EventActs.Resource resource,
        @Nullable String serviceId,
        @Nullable String requestId,
        @Nullable UUID origin,
        AuditResult result,
        String words) {

    static AuditEntry of(DomainEventMessage<?> message, long position) {
        Object event = message.getPayload();
        String eventType = message.getPayloadType().getSimpleName();
        String actor =
                text(message, CallerMetadata.ACTOR).orElse(Actor.SYSTEM.id().value());
        EventActs.Resource resource =
                EventActs.resource(event, String.valueOf(message.getType()), message.getAggregateIdentifier());
        String action = EventActs.action(eventType);
        AuditResult result = EventActs.result(event);
        DetailWords words = new DetailWords()
                .mark(Mark.EVENT, eventType)
                .mark(Mark.ACTION, action)
                .mark(Mark.ACTOR, actor)
                .mark(Mark.RESOURCE, resource.id())
                .mark(Mark.RESULT, result.wire());
        Optional<String> requestId = text(message, RequestId.KEY);
        requestId.ifPresent(id -> words.mark(Mark.REQUEST, id));
        Optional<String> service = EventFacts.service(event).map(ServiceId::toString);
        service.ifPresent(id -> words.mark(Mark.SERVICE, id));
        if (!(event instanceof UnknownSerializedType)) {
            words.add(CatalogJson.MAPPER.<JsonNode>valueToTree(event));
        }
        return new AuditEntry(
                UUID.fromString(message.getIdentifier()),
                position,
                message.getTimestamp(),
                eventType,
                action,
                actor,
                resource,
                service.orElse(null),
                requestId.orElse(null),
                text(message, RequestTrace.KEY).map(UUID::fromString).orElse(null),
                result,
                words.vector());
    }

    ActorType actorType() {
        return ActorType.ofKnown(actorId);
    }

    private static Optional<String> text(DomainEventMessage<?> message, String key) {
        return Optional.ofNullable(message.getMetaData().get(key))
                .map(Object::toString)
                .filter(text -> !text.isEmpty());
    }
}
