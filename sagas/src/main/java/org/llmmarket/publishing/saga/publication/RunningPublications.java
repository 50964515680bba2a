package org.llmmarket.publishing.saga.publication;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;

/** What the steps need to know of a publication: its first event, remembered where it was heard lately and else read from the log. */
public final class RunningPublications {

    private static final int MOST_REMEMBERED = 1_000;

    /** The least recently used goes first: a publication that just began is asked for soon, however seldom before. */
    private final Map<PublicationId, PublicationStarted> remembered =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<PublicationId, PublicationStarted> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            });

    private final EventLog log;

    public RunningPublications(EventLog log) {
        this.log = log;
    }

    /** The publication's first event, which never changes. */
    public PublicationStarted get(PublicationId id) {
        PublicationStarted known = remembered.get(id);
        if (known != null) {
            return known;
        }
        PublicationStarted read = read(id);
        remember(read);
        return read;
    }

    void remember(PublicationStarted publication) {
        remembered.put(publication.publicationId(), publication);
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
