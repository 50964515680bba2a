package org.llmmarket.publishing.contract.validity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.finding.DocumentFinding;

class ContractCheckTest {

    private static final String INFO = "info: {title: T, version: '1'}\n";
    private static final String PATHS = "paths: {/a: {get: {responses: {}}}}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "openapi: '3.1.1'",
                "openapi: 3.1.0",
            })
    void a_document_with_all_that_it_needs_passes(String version) {
        assertThat(check(Mode.STRICT, version + "\n" + INFO + PATHS).isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{a: 1}; MISSING_OPENAPI_VERSION MISSING_INFO MISSING_PATHS",
                "{swagger: '2.0', info: {title: T, version: '1'}, paths: {/a: {get: {}}}}; MISSING_OPENAPI_VERSION",
                "{openapi: 3.10, info: {}, paths: {}}; INVALID_OPENAPI_VERSION MISSING_TITLE MISSING_VERSION EMPTY_PATHS",
                "{openapi: 3.10.0, info: {title: ' ', version: '1'}, paths: []}; INVALID_OPENAPI_VERSION MISSING_TITLE MISSING_PATHS",
                "{openapi: 4.0.0, info: {title: T, version: 1.0}, paths: {/a: {}}}; INVALID_OPENAPI_VERSION NO_METHODS_DEFINED",
                "{openapi: 3.1, info: {title: T, version: 1.0}, paths: {/a: {get: {}}}}; INVALID_OPENAPI_VERSION",
                "'{'; VALIDATION_ERROR",
            })
    void what_is_missing_has_its_code(String text, String codes) {
        assertThat(check(Mode.LENIENT, text.equals("'{'") ? "{" : text).errors())
                .extracting(DocumentFinding::code)
                .containsExactly(codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"3.0.3", "3.2.0"})
    void neighbouring_versions_are_taken_with_a_warning_unless_strict(String version) {
        String text = "openapi: " + version + "\n" + INFO + PATHS;
        assertThat(check(Mode.LENIENT, text).errors()).isEmpty();
        assertThat(check(Mode.LENIENT, text).warnings())
                .extracting(DocumentFinding::code)
                .containsExactly("INVALID_OPENAPI_VERSION");
        assertThat(check(Mode.STRICT, text).isValid()).isFalse();
    }

    @Test
    void findings_point_to_their_place() {
        assertThat(check(Mode.LENIENT, "openapi: 3.1.0\ninfo: {version: '1'}\n" + PATHS)
                        .errors())
                .extracting(DocumentFinding::field)
                .containsExactly("/info/title");
    }

    private static ContractFindings check(Mode mode, String text) {
        return new ContractCheck(mode).check(OpenApiDocument.read(text));
    }
}
