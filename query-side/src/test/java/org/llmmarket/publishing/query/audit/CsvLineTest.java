package org.llmmarket.publishing.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void cells_are_quoted_where_they_must_be() {
        assertThat(CsvLine.of("a", null, "b,c", "say \"no\"", "two\nlines", 5))
                .isEqualTo("a,,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "|cmd", "%x"})
    void a_spreadsheet_takes_no_cell_for_a_formula(String formula) {
        assertThat(CsvLine.of(formula).replaceFirst("^\"", "")).startsWith("'");
    }
}
