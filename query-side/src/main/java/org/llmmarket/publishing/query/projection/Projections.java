package org.llmmarket.publishing.query.projection;

import java.util.List;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.store.processing.ProgressReport;

/** The groups that follow the log in this process, and how a read model among them is made anew. */
class Projections {

    private final EventProcessingConfiguration processing;
    private final ProgressReport report;

    Projections(EventProcessingConfiguration processing, ProgressReport report) {
        this.processing = processing;
        this.report = report;
    }

    List<ProjectionView> all() {
        return report.all().stream()
                .map(progress -> ProjectionView.of(
                        progress,
                        group(progress.processor())
                                .filter(StreamingEventProcessor::supportsReset)
                                .isPresent()))
                .toList();
    }

    Optional<ProjectionView> find(String name) {
        return all().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** Begins to make the read model anew from the log; one call at a time, for the group stands still in between. */
    synchronized ProjectionView rebuild(String name) {
        ProjectionView before =
                find(name).orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no projection " + name + "."));
        Rejection.rejectIf(
                !before.rebuildable(),
                Reason.ILLEGAL_MOVE,
                name + " acts on the outside: what it has done cannot be done anew.");
        StreamingEventProcessor group = group(name).orElseThrow();
        group.shutDown();
        try {
            group.resetTokens();
        } catch (UnableToClaimTokenException elsewhere) {
            throw new Rejection(
                    Reason.CONCURRENT_CHANGE, name + " is run by another process at the moment: ask there, or again.");
        } finally {
            group.start();
        }
        return find(name).orElse(before);
    }

    private Optional<StreamingEventProcessor> group(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class);
    }
}
