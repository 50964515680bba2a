package org.llmmarket.publishing.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Short within every build, long with {@code -Pfaults}; what happened is in {@code target/faults/report.txt}. */
class FaultsJourneyTest {

    private static final Path REPORT = Path.of("target", "faults", "report.txt");

    private final FaultSettings settings = FaultSettings.fromSystem();

    @Test
    void nothing_is_lost_doubled_or_left_behind_whatever_breaks() throws Exception {
        List<String> broken = new ArrayList<>();
        long end = settings.seed() + settings.runs();
        for (long first = settings.seed(); first < end; first += settings.row()) {
            try (Cluster cluster = Cluster.withBroker(settings.each(), settings.row())) {
                for (long seed = first; seed < Math.min(end, first + settings.row()); seed++) {
                    broken.addAll(run(cluster, seed));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** One run that breaks something does not keep the others from being made. */
    private List<String> run(Cluster cluster, long seed) throws Exception {
        FaultRun run = new FaultRun(cluster, settings, seed);
        List<String> violations;
        try {
            violations = run.violations();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(context(cluster, run, seed), e);
        }
        report(run.story() + (violations.isEmpty() ? "" : violations));
        return violations.stream()
                .map(violation -> violation + "\n" + context(cluster, run, seed))
                .toList();
    }

    private String context(Cluster cluster, FaultRun run, long seed) {
        return "%s%nThe logs are in %s; repeat it by %s"
                .formatted(run.story(), cluster.folder(), settings.command(seed));
    }

    private static void report(String line) throws IOException {
        Files.writeString(REPORT, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
