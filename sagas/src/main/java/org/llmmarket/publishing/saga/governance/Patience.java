package org.llmmarket.publishing.saga.governance;

import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a mere notification is tried. */
record Patience(NeighbourSettings.Governance settings) {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    WorkOutcome after(Work work, NeighbourAway away) {
        if (work.attempt() < settings.tries()) {
            return WorkOutcome.again(settings.backoff().after(work.attempt()));
        }
        LOG.warn("The notification {} is given up after {} tries: {}", work.key(), work.attempt(), away.detail());
        return WorkOutcome.done();
    }
}
