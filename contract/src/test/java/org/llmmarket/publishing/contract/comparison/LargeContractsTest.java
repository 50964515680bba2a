package org.llmmarket.publishing.contract.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.contract.Corpus;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An extra: contracts as they are published, where they are at hand. */
class LargeContractsTest {

    @ParameterizedTest
    @CsvSource({"openai.json", "qdrant.json", "mistral.yaml", "cohere.yaml", "openrouter.yaml", "ollama.yaml"})
    void a_large_contract_is_compared_within_seconds(String name) throws IOException {
        Path file = Corpus.folder().resolve("specs").resolve(name);
        assumeTrue(Files.isReadable(file), "no published contracts are at hand: " + file);
        OpenApiDocument base =
                OpenApiDocument.read(Files.readAllBytes(file)).document().orElseThrow();
        OpenApiDocument same =
                OpenApiDocument.read((JsonNode) base.tree()).document().orElseThrow();
        OpenApiDocument revision =
                OpenApiDocument.read(changed(base.tree())).document().orElseThrow();
        assertThat(ContractComparison.compare(base, same).changes()).isEmpty();
        for (int round = 0; round < 5; round++) {
            long start = ProcessorTime.now();
            Comparison comparison = ContractComparison.compare(base, revision);
            Duration taken = Duration.ofNanos(ProcessorTime.now() - start);
            System.out.println("compared " + name + " in " + taken.toMillis() + " ms: "
                    + comparison.changes().size() + " changes, " + comparison.compared());
            if (round > 1) {
                assertThat(taken).isLessThan(Duration.ofSeconds(3));
            }
            assertThat(comparison.bump()).isEqualTo(Bump.MAJOR);
        }
    }

    /** Every tenth description is cut, every seventh property goes, every fifth becomes required. */
    private static JsonNode changed(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        change(copy, new int[3]);
        return copy;
    }

    private static void change(JsonNode node, int[] counts) {
        if (node instanceof ObjectNode object) {
            if (object.path("description").isString() && counts[0]++ % 10 == 0) {
                object.put("description", "changed");
            }
            if (object.path("properties") instanceof ObjectNode properties && !properties.isEmpty()) {
                String first = properties.propertyNames().iterator().next();
                if (counts[1]++ % 7 == 0) {
                    properties.remove(first);
                } else if (counts[2]++ % 5 == 0) {
                    object.putArray("required").add(first);
                }
            }
        }
        node.forEach(child -> change(child, counts));
    }
}
