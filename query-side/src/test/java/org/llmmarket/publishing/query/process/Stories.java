package org.llmmarket.publishing.query.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.story.Story;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes stories into the real log, as the aggregates would have. */
public final class Stories {

    private final EventStore store;
    private final TransactionTemplate transaction;
    private final Map<Story, Integer> told = new WeakHashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    Stories(ApplicationContext context) {
        this.store = context.getBean(EventStore.class);
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** Writes what has been added to the story since it was last told, in one transaction. */
    public Story tell(Story story) {
        return tell(story, UnaryOperator.identity());
    }

    /** The same, but all of it happened at one instant. */
    public Story tellAt(Story story, Instant at) {
        return tell(story, happened -> new Happened(happened.event(), at, happened.actor()));
    }

    private synchronized Story tell(Story story, UnaryOperator<Happened> retold) {
        List<Happened> events = story.events();
        List<EventMessage<?>> news = events.subList(told.getOrDefault(story, 0), events.size()).stream()
                .map(retold)
                .<EventMessage<?>>map(this::message)
                .toList();
        transaction.executeWithoutResult(status -> store.publish(news));
        told.put(story, events.size());
        return story;
    }

    private EventMessage<?> message(Happened happened) {
        Object event = happened.event();
        if (event instanceof ServiceEvent fact) {
            return message("Service", fact.serviceId().toString(), happened);
        }
        if (event instanceof PublicationEvent step) {
            return message("Publication", step.publicationId().toString(), happened);
        }
        if (event instanceof ApprovalEvent decision) {
            return message("Approval", decision.approvalId().toString(), happened);
        }
        throw new IllegalArgumentException("no aggregate tells of " + event);
    }

    private EventMessage<?> message(String type, String aggregate, Happened happened) {
        long sequence = sequences.merge(aggregate, 0L, (before, none) -> before + 1);
        return new GenericDomainEventMessage<>(
                type,
                aggregate,
                sequence,
                new GenericMessage<>(happened.event(), Map.of("actor", String.valueOf(happened.actor()))),
                happened.at());
    }
}
