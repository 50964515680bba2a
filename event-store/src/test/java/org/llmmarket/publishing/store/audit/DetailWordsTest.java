package org.llmmarket.publishing.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DetailWordsTest {

    @Test
    void values_are_words_however_deep_they_lie_and_names_are_none() {
        String json = "{\"reason\":\"No \u00c9vidence\",\"deep\":[{\"rate\":0.02},null,true]}";

        assertThat(new DetailWords().add(JsonMapper.shared().readTree(json)).vector())
                .isEqualTo("'no' 'evidence' '0' '02' 'true'");
        assertThat(new DetailWords().addAll(Map.of("to", List.of("auditor"))).vector())
                .isEqualTo("'auditor'");
    }

    @Test
    void marks_cannot_be_mistaken_for_words_nor_break_out_of_their_quotes() {
        assertThat(new DetailWords().mark(DetailWords.Mark.ACTOR, "o'neil\\").vector())
                .isEqualTo("'=u:o''neil\\\\'");
        assertThat(DetailWords.anyOf(DetailWords.Mark.EVENT, List.of("A", "B"))).isEqualTo("('=e:A' | '=e:B')");
        assertThat(DetailWords.query("=u:admin' | 'x")).contains("'u':* & 'admin':* & 'x':*");
    }

    @Test
    void what_has_no_word_asks_for_nothing_and_what_is_too_long_is_cut() {
        assertThat(DetailWords.query(" -!- ")).isEmpty();
        assertThat(DetailWords.query("x".repeat(500))).contains("'" + "x".repeat(64) + "':*");
        assertThat(new DetailWords()
                        .add("word ".repeat(5).concat(numbers(5000)))
                        .vector()
                        .split(" "))
                .hasSize(1000);
    }

    private static String numbers(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i).append(' ');
        }
        return text.toString();
    }
}
