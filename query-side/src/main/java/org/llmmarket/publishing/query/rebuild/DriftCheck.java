package org.llmmarket.publishing.query.rebuild;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.query.rebuild.RowComparison.Difference;

/**
 * Folds a sample of services anew and holds the rows against the live ones, in snapshots in which rows, log and the group's token
 * belong together. Half of the sample is drawn from the tables and half from the log, so that rows too many and too few are found.
 */
class DriftCheck {

    private static final int A_SNAPSHOT = 100;
    private static final int MOST_EXAMPLES = 20;
    private static final String TEMPORARY = "pg_temp";

    private final Ground ground;
    private final ReadModel model;
    private final ModelTables tables;
    private final RowComparison comparison;

    DriftCheck(Ground ground, ReadModel model) {
        this.ground = ground;
        this.model = model;
        this.tables = new ModelTables(ground.jdbc(), model);
        this.comparison = new RowComparison(ground.jdbc(), model);
    }

    CheckView run(int sample) {
        List<String> services = new ArrayList<>(sample(sample));
        List<String> found = new ArrayList<>();
        for (int from = 0; from < services.size(); from += A_SNAPSHOT) {
            found.addAll(differences(services.subList(from, Math.min(from + A_SNAPSHOT, services.size()))));
        }
        return new CheckView(
                model.group(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                !found.isEmpty(),
                position(),
                services.size(),
                found.size(),
                found.stream().limit(MOST_EXAMPLES).toList());
    }

    private long position() {
        return ground.tokens().position(model.group()).orElse(0);
    }

    /** What is parked is known to be missing, and is told elsewhere. */
    private Set<String> sample(int size) {
        Set<String> services = new LinkedHashSet<>();
        int half = (size + 1) / 2;
        for (String table : model.tables()) {
            services.addAll(ground.jdbc()
                    .sql("SELECT service_id FROM (SELECT DISTINCT service_id FROM " + model.schema() + "." + table
                            + ") every ORDER BY random() LIMIT ?")
                    .param(Math.max(1, half / model.tables().size()))
                    .query(String.class)
                    .list());
        }
        long end = Math.max(1, position());
        Long[] positions = new Random().longs(half, 1, end + 1).boxed().toArray(Long[]::new);
        services.addAll(ground.jdbc()
                .sql("SELECT DISTINCT service_id FROM domain_event WHERE position = ANY(?) AND service_id IS NOT NULL")
                .param(positions)
                .query(String.class)
                .list());
        services.removeAll(ground.parked().services(model.group()));
        return services;
    }

    private List<String> differences(List<String> services) {
        List<String> found = ground.snapshots().execute(status -> {
            tables.createTemporary();
            ServiceFolder folder =
                    new ServiceFolder(model.into(TEMPORARY), ground.byService().reader(model::reads));
            folder.foldAgain(services, position());
            Set<String> folded = new HashSet<>(services);
            folded.removeAll(folder.takeFailed().keySet());
            return comparison.with(TEMPORARY, folded).stream()
                    .map(Difference::sentence)
                    .toList();
        });
        return found == null ? List.of() : found;
    }
}
