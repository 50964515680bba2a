package org.llmmarket.publishing.app.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is to be broken, from {@code -Dfaults.…}.
 *
 * @param runs how many runs, each with a seed of its own and invariants checked after it
 * @param seed of the first run; the next has the next
 * @param row how many runs, one after another, strike the same processes and share a log
 * @param faults how many faults a run has, one after another
 * @param together how many strike at once; how soon the others take over is not asked then
 * @param publishers how many publish at once throughout
 * @param pause how long a publisher rests between two publications, on average
 * @param each of each role, how many processes there are
 * @param frozen how long a frozen process stands still
 * @param lasting how long a neighbour, or the disk, is not as it should be
 * @param calm how long the publishers are watched before the first fault, for what full speed is
 * @param takeover how long the others may take to go on
 * @param recovery which part of full speed must be reached again within ten seconds of a fault's end
 * @param only the names of the faults to choose from; all of them when empty
 */
record FaultSettings(
        int runs,
        long seed,
        int row,
        int faults,
        int together,
        int publishers,
        Duration pause,
        int each,
        Duration frozen,
        Duration lasting,
        Duration calm,
        Duration takeover,
        double recovery,
        List<String> only) {

    static FaultSettings fromSystem() {
        return new FaultSettings(
                Integer.getInteger("faults.runs", 1),
                Long.getLong("faults.seed", 732),
                Integer.getInteger("faults.row", 2),
                Integer.getInteger("faults.faults", 2),
                Integer.getInteger("faults.together", 1),
                Integer.getInteger("faults.publishers", 5),
                Duration.ofMillis(Integer.getInteger("faults.pause", 0)),
                Integer.getInteger("faults.each", 1),
                Duration.ofSeconds(Integer.getInteger("faults.frozen", 6)),
                Duration.ofSeconds(Integer.getInteger("faults.lasting", 6)),
                Duration.ofSeconds(Integer.getInteger("faults.calm", 3)),
                Duration.ofSeconds(Integer.getInteger("faults.takeover", 15)),
                Integer.getInteger("faults.recovery", 0) / 100.0,
                List.of(System.getProperty("faults.only", "").split(",")));
    }

    /** How the run of this seed is repeated. */
    String command(long ofSeed) {
        List<String> words =
                new ArrayList<>(List.of("./mvnw -Pfaults verify", "-Dfaults.runs=1", "-Dfaults.seed=" + ofSeed));
        words.add("-Dfaults.faults=" + faults);
        words.add("-Dfaults.together=" + together);
        words.add("-Dfaults.publishers=" + publishers);
        words.add("-Dfaults.pause=" + pause.toMillis());
        words.add("-Dfaults.each=" + each);
        words.add("-Dfaults.frozen=" + frozen.toSeconds());
        words.add("-Dfaults.lasting=" + lasting.toSeconds());
        if (!only.equals(List.of(""))) {
            words.add("-Dfaults.only=" + String.join(",", only));
        }
        return String.join(" ", words);
    }
}
