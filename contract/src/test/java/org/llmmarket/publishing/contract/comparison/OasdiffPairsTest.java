package org.llmmarket.publishing.contract.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.contract.Corpus;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An extra: the pairs of another tool's own tests, where the material for them is at hand. */
class OasdiffPairsTest {

    private static final List<String> POLICY = List.of("stability", "sunset", "deprecat");
    /** In percent; what is beyond is not explained in docs/contract-changes.md. */
    private static final int MOST_MISSED = 5;

    private static final int MOST_ALARMS = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Pair(String name, String level, JsonNode checks, Comparison comparison) {

        boolean isPolicy() {
            String text = (name + checks).toLowerCase(Locale.ROOT);
            return POLICY.stream().anyMatch(text::contains);
        }

        boolean isMajor() {
            return comparison.bump() == Bump.MAJOR;
        }

        @Override
        public String toString() {
            String changes = comparison.changes().stream()
                    .filter(change -> change.bump() == comparison.bump())
                    .map(change -> change.code() + " " + change.message())
                    .toList()
                    .toString();
            return level + " " + name + " " + checks + " " + comparison.bump() + " "
                    + changes.substring(0, Math.min(changes.length(), 300));
        }
    }

    @Test
    void breaks_are_found_and_harmless_changes_pass() throws IOException {
        Path file = Corpus.folder().resolve("contract-changes.jsonl");
        assumeTrue(Files.isReadable(file), "the pairs of oasdiff are not at hand: " + file);
        List<Pair> pairs = pairs(file).stream().filter(pair -> !pair.isPolicy()).toList();
        List<Pair> breaks =
                pairs.stream().filter(pair -> pair.level().equals("ERR")).toList();
        List<Pair> harmless = pairs.stream()
                .filter(pair -> pair.level().equals("INFO") || pair.level().equals("NONE"))
                .toList();
        List<Pair> missed = breaks.stream().filter(pair -> !pair.isMajor()).toList();
        List<Pair> alarms = harmless.stream().filter(Pair::isMajor).toList();
        missed.forEach(pair -> System.out.println("missed  " + pair));
        alarms.forEach(pair -> System.out.println("alarm   " + pair));
        System.out.println("missed " + share(missed, breaks) + ", alarmed by " + share(alarms, harmless));
        assertThat(missed.size()).isLessThanOrEqualTo(breaks.size() * MOST_MISSED / 100);
        assertThat(alarms.size()).isLessThanOrEqualTo(harmless.size() * MOST_ALARMS / 100);
    }

    private static String share(List<Pair> some, List<Pair> all) {
        return "%d of %d, %.1f %%".formatted(some.size(), all.size(), 100.0 * some.size() / all.size());
    }

    private static List<Pair> pairs(Path file) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode pair = JSON.readTree(line);
            pairs.add(new Pair(
                    pair.path("name").asString(),
                    pair.path("level").asString(),
                    pair.path("checks"),
                    ContractComparison.compare(document(pair.path("base")), document(pair.path("revision")))));
        }
        return pairs;
    }

    private static OpenApiDocument document(JsonNode node) {
        return OpenApiDocument.read(node).document().orElseThrow();
    }
}
