package org.llmmarket.publishing.saga.publication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;

/** What the steps need to know of a publication: its first event, remembered while it runs here and else read from the log. */
public final class RunningPublications {

    private static final int MOST_REMEMBERED = 500;

    private final Cache<PublicationId, PublicationStarted> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final EventLog log;

    public RunningPublications(EventLog log) {
        this.log = log;
    }

    /** The publication's first event, which never changes. */
    public PublicationStarted get(PublicationId id) {
        return remembered.get(id, this::read);
    }

    void remember(PublicationStarted publication) {
        remembered.put(publication.publicationId(), publication);
    }

    void forget(PublicationId id) {
        remembered.invalidate(id);
    }

    private PublicationStarted read(PublicationId id) {
        return log.ofAggregate(id.toString()).stream()
                .map(RecordedEvent::payload)
                .filter(PublicationStarted.class::isInstance)
                .map(PublicationStarted.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the log does not know the publication " + id));
    }
}
