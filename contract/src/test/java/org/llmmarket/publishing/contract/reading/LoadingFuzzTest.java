package org.llmmarket.publishing.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LoadingFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void whatever_comes_in_is_a_tree_or_a_finding(byte[] bytes) {
        try {
            ObjectNode tree = DocumentReader.read(bytes);
            assertThat(JsonMapper.shared().writeValueAsBytes(tree)).isNotEmpty();
        } catch (UnreadableDocument refused) {
            assertThat(refused.findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.message())
                    .isNotBlank());
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "{\"openapi\": \"3.1.0\", \"a\": [1.50, -2e3, true, null, \"\\ud83d\\ude00\"]}",
                        "openapi: 3.1.0\na: &a {b: [1, 0777, ~]}\nc: {<<: *a, d: !!str 3}\n",
                        "a: |-\n  text\n   more\nb: >+\n folded\n\n'c': \"\\x41\\u00e4\"\n? d\n: - e\n",
                        "%YAML 1.2\n--- # comment\n{a: [b, {c: d}], \"e\": !<tag:yaml.org,2002:int> 3}\n...\n",
                        "\uFEFF{\"a\": {\"a\": 1, \"a\": 2}}",
                        "a: *b\n- c")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
