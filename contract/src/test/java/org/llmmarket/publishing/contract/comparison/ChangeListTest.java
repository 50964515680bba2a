package org.llmmarket.publishing.contract.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;

class ChangeListTest {

    @Test
    void the_documentation_lists_every_kind_of_change_and_no_other() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("../docs/contract-changes.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z][A-Z_]+` \\|.*"))
                .toList();
        assertThat(documented)
                .containsExactlyElementsOf(Stream.of(ChangeKind.values())
                        .map(kind -> "| `%s` | %s | %s |".formatted(kind, kind.bump(), kind.meaning()))
                        .toList());
    }

    @Test
    void every_kind_of_change_has_a_case() {
        List<String> shown =
                ComparisonCase.all().flatMap(pair -> pair.codes().stream()).toList();
        assertThat(Stream.of(ChangeKind.values()).map(Enum::name).filter(code -> !shown.contains(code)))
                .as("kinds of change without a case")
                .isEmpty();
    }
}
