package org.llmmarket.publishing.contract.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.finding.DocumentFinding;
import tools.jackson.databind.JsonNode;

class SeededFaultsTest {

    private static final List<String> EDITIONS = List.of("3.0", "3.1", "3.2");

    @Test
    void the_sound_document_is_so_even_by_strict_mode() {
        ContractFindings findings = check(Mode.STRICT, faults("3.1").sound());

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "3.2"})
    void the_sound_documents_of_other_editions_are_so_but_for_their_edition(String edition) {
        ContractFindings findings = check(Mode.LENIENT, faults(edition).sound());

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).extracting(DocumentFinding::code).containsExactly("INVALID_OPENAPI_VERSION");
    }

    @TestFactory
    Stream<DynamicTest> every_fault_is_found_where_it_is() {
        return EDITIONS.stream().map(SeededFaultsTest::faults).flatMap(faults -> faults.lines().stream()
                .map(line -> DynamicTest.dynamicTest(String.join(" ", line), () -> {
                    ContractFindings findings = check(Mode.LENIENT, faults.changed(line.get(3)));
                    boolean isError = line.get(0).equals("error");
                    List<DocumentFinding> expected = isError ? findings.errors() : findings.warnings();

                    assertThat(expected)
                            .as("%s", findings)
                            .anyMatch(finding -> finding.code().equals(line.get(1))
                                    && finding.field().equals(line.get(2)));
                    assertThat(findings.isValid()).isEqualTo(!isError);
                })));
    }

    @TestFactory
    Stream<DynamicTest> what_is_legal_is_not_refused() {
        return EDITIONS.stream()
                .map(edition -> new CaseFile("sound-" + edition + ".yaml", "legal-" + edition + ".txt"))
                .flatMap(legal -> legal.lines().stream()
                        .map(line -> DynamicTest.dynamicTest(
                                line.get(0), () -> assertThat(check(Mode.LENIENT, legal.changed(line.get(1)))
                                                .errors())
                                        .isEmpty())));
    }

    private static CaseFile faults(String edition) {
        return new CaseFile("sound-" + edition + ".yaml", "faults-" + edition + ".txt");
    }

    private static ContractFindings check(Mode mode, JsonNode document) {
        return new ContractCheck(mode).check(OpenApiDocument.read(document));
    }
}
