package org.llmmarket.publishing.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractToolTest {

    private static final String BASE = """
            openapi: 3.1.0
            info: { title: Chat, version: 1.0.0 }
            paths:
              /chat: { post: { responses: { '200': { description: An answer. } } } }
            """;
    private static final String MORE = BASE + "  /models: { get: { responses: { '200': { description: All. } } } }\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final Path folder;

    ContractToolTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_only_adds_is_compatible() throws IOException {
        assertThat(run("contract", "compare", file("old.yaml", BASE), file("new.yaml", MORE)))
                .isZero();
        assertThat(text(out)).contains("MINOR", "/paths/~1models", "1 change; the version needs a MINOR step.");
    }

    @Test
    void what_takes_away_is_not() throws IOException {
        assertThat(run("contract", "compare", "--format=json", file("old.yaml", MORE), file("new.yaml", BASE)))
                .isEqualTo(1);

        JsonNode answer = JsonMapper.shared().readTree(text(out));
        assertThat(answer.propertyNames()).containsExactly("bump", "compared", "changes");
        assertThat(answer.path("bump").stringValue()).isEqualTo("MAJOR");
    }

    @Test
    void people_get_a_report() throws IOException {
        assertThat(run("contract", "compare", file("old.yaml", BASE), file("new.yaml", MORE), "--format", "markdown"))
                .isZero();
        assertThat(text(out)).startsWith("# ");
        out.reset();
        assertThat(run("contract", "compare", file("old.yaml", BASE), file("new.yaml", MORE), "--format", "html"))
                .isZero();
        assertThat(text(out)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void a_document_is_valid_or_not() throws IOException {
        String old = file("old.yaml", BASE.replace("3.1.0", "3.0.3"));

        assertThat(run("contract", "validate", file("sound.yaml", BASE))).isZero();
        assertThat(text(out)).contains("Valid: 0 errors");
        assertThat(run("contract", "validate", old)).isZero();
        assertThat(run("contract", "validate", "--mode", "strict", old)).isEqualTo(1);
        assertThat(run("contract", "validate", file("none.yaml", "openapi: ["))).isEqualTo(1);
        out.reset();
        assertThat(run("contract", "validate", "--format=json", file("faulty.json", "{\"openapi\": \"3.1.0\"}")))
                .isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(text(out)).propertyNames())
                .containsExactly("isValid", "errors", "warnings", "openapi", "digest");
    }

    @Test
    void nothing_in_a_document_steers_the_terminal() throws IOException {
        String evil = BASE.replace("/chat", "\"/\\e[31m\\u202Echat\"");

        assertThat(run("contract", "compare", file("old.yaml", evil), file("new.yaml", MORE)))
                .isEqualTo(1);
        assertThat(text(out)).doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract guess",
                "contract compare",
                "contract compare one",
                "contract compare one two three",
                "contract compare no-such-file neither",
                "contract validate no-such-file",
                "contract validate --mode=loose file",
                "contract validate --format=html file",
                "contract compare --mode=strict one two",
                "contract compare --colour one two",
                "contract validate file --mode"
            })
    void a_wrong_call_says_what_would_be_right(String call) {
        assertThat(run(call.split(" ", -1))).isEqualTo(2);
        assertThat(text(err)).isNotBlank();
        assertThat(text(out)).isEmpty();
    }

    @Test
    void what_is_no_document_cannot_be_compared() throws IOException {
        assertThat(run("contract", "compare", file("old.yaml", BASE), file("new.yaml", "- a list")))
                .isEqualTo(2);
        assertThat(text(err)).contains("new.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract", "contract --help", "contract compare --help", "--help"})
    void help_is_no_mistake(String call) {
        assertThat(run(call.split(" ", -1))).isZero();
        assertThat(text(out)).contains("contract compare", "Exit codes");
    }

    private int run(String... arguments) {
        return new ContractTool(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
