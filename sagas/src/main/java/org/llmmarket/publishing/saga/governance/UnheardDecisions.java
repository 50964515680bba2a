package org.llmmarket.publishing.saga.governance;

import java.util.Optional;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.saga.approval.LastWord;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was decided on the governance dashboard while it could not be heard. */
final class UnheardDecisions implements LastWord {

    private static final Logger LOG = LoggerFactory.getLogger(UnheardDecisions.class);

    private final Governance governance;
    private final OpenWorkflows workflows;
    private final DashboardDecisions decisions;

    UnheardDecisions(Governance governance, OpenWorkflows workflows, DashboardDecisions decisions) {
        this.governance = governance;
        this.workflows = workflows;
        this.decisions = decisions;
    }

    @Override
    public boolean takeIn(PublicationId publication) {
        if (workflows.isBeingTakenIn(publication)) {
            return true;
        }
        try {
            Optional<Decision> said = workflows.of(publication).flatMap(workflow -> governance.decisionOn(workflow));
            said.ifPresent(decisions::take);
            return said.isPresent();
        } catch (NeighbourAway away) {
            LOG.warn(
                    "Whether publication {} was decided on the dashboard is not known: {}", publication, away.detail());
            return false;
        }
    }
}
