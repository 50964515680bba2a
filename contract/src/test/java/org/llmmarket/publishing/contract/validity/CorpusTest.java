package org.llmmarket.publishing.contract.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.Corpus;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.finding.DocumentFinding;

class CorpusTest {

    @ParameterizedTest
    @CsvSource({"openapi-3.1/pass, true", "openapi-3.1/fail, false", "openapi-3.2/pass, true", "openapi-3.2/fail, false"
    })
    void the_fixtures_of_the_specification_are_judged_as_it_says(String folder, boolean valid) throws IOException {
        assertThat(documents(folder))
                .isNotEmpty()
                .allSatisfy(document ->
                        assertThat(check(document).isValid()).as("%s", document).isEqualTo(valid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"museum.yaml", "train-travel.yaml", "mistral.yaml", "ollama.yaml", "qdrant.json", "openai.json"})
    void real_documents_without_faults_are_not_refused(String name) throws IOException {
        assertThat(check(documents("specs").stream()
                                .filter(document -> document.endsWith(name))
                                .findFirst()
                                .orElseThrow())
                        .errors())
                .isEmpty();
    }

    /** A boolean for a bound, an empty oneOf: JSON Schema 2020-12 knows neither. */
    @ParameterizedTest
    @CsvSource({"cohere.yaml, /oneOf", "openrouter.yaml, /exclusiveMinimum"})
    void real_documents_with_faults_are_refused_for_these_alone(String name, String places) throws IOException {
        Path document = documents("specs").stream()
                .filter(each -> each.endsWith(name))
                .findFirst()
                .orElseThrow();

        List<DocumentFinding> errors = check(document).errors();

        assertThat(errors).isNotEmpty().allSatisfy(error -> {
            assertThat(error.code()).isEqualTo("INVALID_SCHEMA");
            assertThat(Set.of(places.split(" "))).anyMatch(error.field()::contains);
        });
    }

    private static List<Path> documents(String folder) throws IOException {
        Path path = Corpus.folder().resolve(folder);
        assumeTrue(Files.isDirectory(path), () -> "there is no " + path);
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().toList();
        }
    }

    private static ContractFindings check(Path document) throws IOException {
        return new ContractCheck(Mode.LENIENT).check(OpenApiDocument.read(Files.readAllBytes(document)));
    }
}
