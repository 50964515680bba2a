package org.llmmarket.publishing.contract.validity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.finding.DocumentFinding;

class ContractCheckTest {

    private static final String INFO = "info: {title: T, version: '1'}\n";
    private static final String PATHS = "paths: {/a: {get: {responses: {default: {description: D}}}}}\n";

    @ParameterizedTest
    @ValueSource(strings = {"openapi: '3.1.1'", "openapi: 3.1.0"})
    void a_document_with_all_that_it_needs_passes(String version) {
        assertThat(check(Mode.LENIENT, version + "\n" + INFO + PATHS).isValid()).isTrue();
        assertThat(ofService(Mode.LENIENT, version + "\n" + INFO + PATHS).isValid())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{a: 1}; UNKNOWN_FIELD MISSING_INFO MISSING_PATHS MISSING_OPENAPI_VERSION",
                "{swagger: '2.0', info: {title: T, version: '1'}, paths: {/a: {get: {}}}}; MISSING_OPENAPI_VERSION",
                "{openapi: 3.10, info: {}, paths: {}}; INVALID_OPENAPI_VERSION MISSING_TITLE MISSING_VERSION EMPTY_PATHS",
                "{openapi: 3.10.0, info: {title: T, version: '1'}, paths: []}; INVALID_OPENAPI_VERSION MISSING_PATHS",
                "{openapi: 4.0.0, info: {title: T, version: '1'}, paths: {/a: {}}}; INVALID_OPENAPI_VERSION NO_METHODS_DEFINED",
                "{openapi: 3.1, info: {title: T, version: '1'}, paths: {/a: {get: {}}}}; INVALID_OPENAPI_VERSION",
                "'{'; VALIDATION_ERROR",
            })
    void what_is_missing_of_a_service_has_its_code(String text, String codes) {
        assertThat(ofService(Mode.LENIENT, text.equals("'{'") ? "{" : text).errors())
                .extracting(DocumentFinding::code)
                .containsExactlyInAnyOrder(codes.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paths: {}", "webhooks: {}", "components: {}", "paths: {/a: {}}"})
    void a_document_without_operations_is_one_but_not_that_of_a_service(String container) {
        String text = "openapi: 3.1.0\n" + INFO + container;
        assertThat(check(Mode.LENIENT, text).errors()).isEmpty();
        assertThat(ofService(Mode.LENIENT, text).errors()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"3.0.3", "3.2.0"})
    void neighbouring_versions_are_taken_with_a_warning_unless_strict(String version) {
        String text = "openapi: " + version + "\n" + INFO + PATHS;
        assertThat(check(Mode.LENIENT, text).errors()).isEmpty();
        assertThat(check(Mode.LENIENT, text).warnings())
                .extracting(DocumentFinding::code)
                .contains("INVALID_OPENAPI_VERSION");
        assertThat(check(Mode.STRICT, text).errors())
                .extracting(DocumentFinding::code)
                .contains("INVALID_OPENAPI_VERSION");
    }

    @Test
    void recommendations_are_warnings_which_strict_mode_takes_as_errors() {
        String text = "openapi: 3.1.0\n" + INFO + PATHS;
        String[] codes = {
            "MISSING_DESCRIPTION",
            "NO_SCHEMAS",
            "NO_SERVERS",
            "NO_SECURITY",
            "MISSING_OPERATION_ID",
            "MISSING_DOCUMENTATION"
        };
        assertThat(check(Mode.LENIENT, text).warnings())
                .extracting(DocumentFinding::code)
                .containsExactly(codes);
        assertThat(check(Mode.STRICT, text).errors())
                .extracting(DocumentFinding::code)
                .containsExactly(codes);
    }

    @Test
    void a_document_that_follows_every_recommendation_is_valid_by_strict_mode() {
        String text = """
                openapi: 3.1.1
                info: {title: T, version: '1', description: D}
                servers: [{url: 'https://api.example.com'}]
                security: [{}]
                paths:
                  /a:
                    get:
                      operationId: a
                      summary: S
                      responses: {default: {description: D}}
                components: {schemas: {A: {type: string}}}
                """;
        assertThat(ofService(Mode.STRICT, text).errors()).isEmpty();
        assertThat(ofService(Mode.STRICT, text).warnings()).isEmpty();
    }

    @Test
    void findings_point_to_their_place() {
        assertThat(check(Mode.LENIENT, "openapi: 3.1.0\ninfo: {version: '1'}\n" + PATHS)
                        .errors())
                .extracting(DocumentFinding::field)
                .containsExactly("/info/title");
    }

    @Test
    void there_is_an_end_to_findings() {
        String text = "openapi: 3.1.0\n" + INFO + "paths: {}\ncomponents: {schemas: {";
        StringBuilder many = new StringBuilder(text);
        for (int i = 0; i < 3_000; i++) {
            many.append("A").append(i).append(": 1, ");
        }
        assertThat(check(Mode.LENIENT, many + "Z: 1}}").errors())
                .hasSize(1_001)
                .last()
                .extracting(DocumentFinding::code)
                .isEqualTo("MORE_FINDINGS");
    }

    private static ContractFindings check(Mode mode, String text) {
        return new ContractCheck(mode).check(OpenApiDocument.read(text));
    }

    private static ContractFindings ofService(Mode mode, String text) {
        return ContractCheck.ofService(mode).check(OpenApiDocument.read(text));
    }
}
