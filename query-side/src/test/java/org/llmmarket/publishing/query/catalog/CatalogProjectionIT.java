package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.story.Story;
import org.llmmarket.publishing.query.process.QueryProcess;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hands events to the projection by hand, while nobody else does. */
class CatalogProjectionIT {

    private final QueryProcess process = QueryProcess.shared();
    private final CatalogProjection projection = process.bean(CatalogProjection.class);
    private final CatalogTable table = process.bean(CatalogTable.class);
    private final StreamingEventProcessor group = process.group("catalog");
    private final Story story = story();

    @BeforeEach
    void nobodyElseListens() {
        group.shutDown();
    }

    @AfterEach
    void theyListenAgain() {
        group.start();
    }

    @Test
    void a_batch_is_folded_and_written_once() {
        List<RecordedEvent> events = told(story.live("1.0.0"));

        hear(events);

        assertThat(stored()).isEqualTo(new EntryAt(story.entry(), last(events)));
    }

    @Test
    void what_is_heard_twice_counts_once() {
        List<RecordedEvent> events = told(story.live("1.0.0").live("2.0.0"));

        hear(events);
        hear(events.subList(3, 7));

        assertThat(stored()).isEqualTo(new EntryAt(story.entry(), last(events)));
    }

    @Test
    void what_could_not_be_heard_in_its_turn_is_put_in_its_place() {
        List<RecordedEvent> events = told(story.live("1.0.0").deprecated("1.0.0"));

        hear(events.subList(0, 6));
        hear(events.subList(7, events.size()));
        assertThat(Objects.requireNonNull(stored()).entry()).isNotEqualTo(story.entry());
        hear(events.subList(6, 7));

        assertThat(stored()).isEqualTo(new EntryAt(story.entry(), last(events)));
    }

    @Test
    void while_an_event_waits_its_service_is_what_the_log_says() {
        List<RecordedEvent> events = told(story.live("1.0.0").deprecated("1.0.0"));
        hear(events.subList(0, 6));
        hear(events.subList(7, events.size()));
        JdbcClient jdbc = process.bean(JdbcClient.class);
        String service = story.service().toString();
        jdbc.sql("INSERT INTO parked_event (processor, stream, position, name, error)"
                        + " VALUES ('catalog', ?, ?, 'VersionActivated', 'none')")
                .params(service, events.get(6).position())
                .update();
        try {
            assertThat(process.bean(Catalog.class).find(story.service())).contains(story.entry());
        } finally {
            jdbc.sql("DELETE FROM parked_event WHERE stream = ?").param(service).update();
        }
    }

    @Test
    void lists_show_what_was_put_in_its_place() {
        String tag = "late-" + story.service();
        List<RecordedEvent> events =
                told(story.describedAs("It is late", tag).live("1.0.0").deprecated("1.0.0"));
        hear(events.subList(0, 6));
        hear(events.subList(7, events.size()));
        await().untilAsserted(() -> assertThat(listed(tag)).hasSize(1).doesNotContain("1.0.0"));

        hear(events.subList(6, 7));

        await().untilAsserted(() -> assertThat(listed(tag)).containsExactly("1.0.0"));
    }

    private List<String> listed(String tag) {
        return process.web()
                .get("/services?tag=" + tag, process.people().admin())
                .each("defaultVersion");
    }

    @Test
    void what_says_nothing_new_is_taken_note_of() {
        List<RecordedEvent> events =
                told(story.submitted("1.0.0", "It is confidential.").peopleWereAsked("1.0.0"));

        hear(events.subList(0, 3));
        hear(events.subList(3, events.size()));

        assertThat(stored()).isEqualTo(new EntryAt(story.entry(), last(events)));
    }

    @Test
    void what_is_said_of_a_service_that_was_never_created_is_passed_over() {
        List<RecordedEvent> events = told(story.submitted("1.0.0"));

        hear(events.subList(1, events.size()));

        assertThat(stored()).isNull();
    }

    private @Nullable EntryAt stored() {
        return table.findWithNewest(story.service()).at();
    }

    private void hear(List<RecordedEvent> events) {
        DefaultUnitOfWork<EventMessage<?>> batch = DefaultUnitOfWork.startAndGet(
                new GenericEventMessage<>(events.get(0).payload()));
        events.forEach(this::hear);
        batch.commit();
    }

    private void hear(RecordedEvent event) {
        GlobalSequenceTrackingToken token = new GlobalSequenceTrackingToken(event.position());
        if (event.payload() instanceof ServiceEvent fact) {
            projection.on(fact, token, event.at());
        } else if (event.payload() instanceof PublicationEvent step) {
            projection.on(step, token, event.at());
        }
    }

    private List<RecordedEvent> told(Story told) {
        process.stories().tell(told);
        return process.bean(EventLog.class).ofService(told.service().toString());
    }

    private static long last(List<RecordedEvent> events) {
        return events.get(events.size() - 1).position();
    }

    private static Story story() {
        ServiceId id = new ServiceId(UUID.randomUUID().toString());
        return Story.of(id, Story.OWNER, "Service " + id, Category.TEXT_GENERATION);
    }
}
