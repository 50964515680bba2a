package org.llmmarket.publishing.contract.validity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.finding.DocumentFinding;
import tools.jackson.databind.node.ObjectNode;

class ValidityFuzzTest {

    private static final List<ObjectNode> SOUND = List.of(sound("3.0"), sound("3.1"), sound("3.2"));

    @FuzzTest(maxDuration = "20s")
    void whatever_a_document_says_is_answered_by_findings(FuzzedDataProvider data) {
        Mutation mutation = new Mutation(below -> data.consumeInt(0, below - 1));
        check(mutation.of(SOUND.get(data.consumeInt(0, SOUND.size() - 1))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void so_is_what_chance_makes_of_a_sound_document(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            check(new Mutation(random::nextInt).of(SOUND.get(i % SOUND.size())));
        }
    }

    private static void check(ObjectNode document) {
        for (Mode mode : Mode.values()) {
            ContractFindings findings = ContractCheck.ofService(mode).check(OpenApiDocument.read(document));
            assertThat(findings.errors()).allSatisfy(ValidityFuzzTest::isReadable);
            assertThat(findings.warnings()).allSatisfy(ValidityFuzzTest::isReadable);
        }
    }

    private static void isReadable(DocumentFinding finding) {
        assertThat(finding.field()).matches("(?s)|/.*");
        assertThat(finding.message()).isNotBlank().hasSizeLessThan(600);
        assertThat(finding.code()).matches("[A-Z_0-9]+");
    }

    private static ObjectNode sound(String edition) {
        return new CaseFile("sound-" + edition + ".yaml", "legal-" + edition + ".txt").sound();
    }
}
