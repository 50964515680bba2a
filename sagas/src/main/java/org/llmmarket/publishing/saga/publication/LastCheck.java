package org.llmmarket.publishing.saga.publication;

import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

/** Sees before a version goes live whether what was found out about it still holds. */
public interface LastCheck {

    /**
     * What comes of the activation.
     *
     * @param goLive the command that brings the version live, where nothing stands in the way
     */
    WorkOutcome activate(PublicationStarted publication, Work work, Object goLive);
}
