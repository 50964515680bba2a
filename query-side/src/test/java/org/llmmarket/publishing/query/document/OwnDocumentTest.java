package org.llmmarket.publishing.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.contract.validity.ContractCheck;
import org.llmmarket.publishing.contract.validity.ContractFindings;
import org.llmmarket.publishing.contract.validity.Mode;
import tools.jackson.databind.JsonNode;

class OwnDocumentTest {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete");

    private final OwnDocument own = new OwnDocument();

    @Test
    void it_is_valid_by_our_own_strict_mode() {
        ContractFindings findings = ContractCheck.ofService(Mode.STRICT).check(own.document());

        assertThat(findings.errors()).isEmpty();
        // The reason of a retirement stands in a body; HTTP lets it, and OpenAPI advises against it.
        assertThat(findings.warnings())
                .extracting(warning -> warning.code() + " " + warning.field())
                .containsExactly("BODY_WITHOUT_MEANING /paths/~1services~1{id}/delete/requestBody");
    }

    @Test
    void every_operation_has_a_name_of_its_own_a_tag_words_and_an_error_answer() {
        List<String> names = new ArrayList<>();
        operations().forEach(operation -> {
            names.add(operation.path("operationId").asString());
            assertThat(operation.path("description").asString()).isNotBlank();
            assertThat(operation.path("summary").asString()).isNotBlank();
            assertThat(operation.path("tags").size()).isEqualTo(1);
            assertThat(operation.path("responses").has("default")).isTrue();
        });

        assertThat(names).hasSizeGreaterThan(40).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(own.tree().findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        own.tree().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private List<JsonNode> operations() {
        return own.tree()
                .path("paths")
                .valueStream()
                .flatMap(path -> METHODS.stream().filter(path::has).map(path::path))
                .toList();
    }
}
