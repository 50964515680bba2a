package org.llmmarket.publishing.contract.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;

class ContractComparisonTest {

    private static final List<String> VERSIONS = List.of("3.0.3", "3.1.0", "3.2.0");

    static Stream<ComparisonCase> cases() {
        return ComparisonCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_has_its_codes_and_its_bump_in_every_version(ComparisonCase pair) {
        for (String version : VERSIONS) {
            Comparison comparison = ContractComparison.compare(pair.base(version), pair.revision(version));
            assertThat(comparison.changes().stream()
                            .map(Change::code)
                            .distinct()
                            .sorted())
                    .as("%s: %s", version, comparison.changes())
                    .isEqualTo(pair.codes());
            assertThat(comparison.bump()).isEqualTo(pair.bump());
            assertThat(comparison.compared()).isEqualTo(!pair.codes().contains(Change.NOT_COMPARED));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_contract_compared_with_itself_shows_nothing(ComparisonCase pair) {
        for (OpenApiDocument document : List.of(pair.base("3.1.0"), pair.revision("3.1.0"))) {
            OpenApiDocument spaced = OpenApiDocument.read(document.tree().toPrettyString())
                    .document()
                    .orElseThrow();
            assertThat(ContractComparison.compare(document, spaced).changes()).isEmpty();
            assertThat(ContractComparison.compare(document, document).changes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_change_points_into_both_documents(ComparisonCase pair) {
        OpenApiDocument base = pair.base("3.1.0");
        OpenApiDocument revision = pair.revision("3.1.0");
        for (Change change : ContractComparison.compare(base, revision).changes()) {
            assertThat(change.location())
                    .satisfiesAnyOf(text -> assertThat(text).isEmpty(), text -> assertThat(text)
                            .startsWith("/"));
            if (change.baseLocation() != null) {
                assertThat(base.at(change.baseLocation()).isMissingNode())
                        .as(change.toString())
                        .isFalse();
            }
            if (change.revisionLocation() != null) {
                assertThat(revision.at(change.revisionLocation()).isMissingNode())
                        .as(change.toString())
                        .isFalse();
            }
            assertThat(change.message()).isNotBlank();
        }
    }
}
