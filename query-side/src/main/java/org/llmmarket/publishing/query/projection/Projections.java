package org.llmmarket.publishing.query.projection;

import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.store.processing.Progress;
import org.llmmarket.publishing.store.processing.ProgressReport;

/** The groups that follow the log, and which of them are read models that can be made anew. */
public class Projections {

    private final ProgressReport report;
    private final LastRebuilds rebuilds;

    Projections(ProgressReport report, LastRebuilds rebuilds) {
        this.report = report;
        this.rebuilds = rebuilds;
    }

    List<ProjectionView> all() {
        return report.all().stream().map(this::view).toList();
    }

    Optional<ProjectionView> find(String name) {
        return report.all().stream()
                .filter(group -> group.processor().equals(name))
                .findFirst()
                .map(this::view);
    }

    /** Whether there is such a group. */
    public boolean exists(String name) {
        return report.all().stream().anyMatch(group -> group.processor().equals(name));
    }

    private ProjectionView view(Progress progress) {
        String name = progress.processor();
        return ProjectionView.of(
                progress, rebuilds.canRebuild(name), rebuilds.of(name).orElse(null));
    }
}
