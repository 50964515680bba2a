package org.llmmarket.publishing.saga.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    private static final String FACE = "\uD83D\uDE00";

    @Test
    void what_cannot_be_kept_is_shown_as_a_replacement_character() {
        assertThat(Printable.cut("a\0b\uD83Dc\uDE00\td\n" + FACE, 20)).isEqualTo("a\uFFFDb\uFFFDc\uFFFD\td\n" + FACE);
    }

    @Test
    void no_character_is_cut_in_two() {
        assertThat(Printable.cut("ab" + FACE + "c", 3)).isEqualTo("ab…");
        assertThat(Printable.cut("ab" + FACE + "c", 4)).isEqualTo("ab" + FACE + "…");
        assertThat(Printable.cut("ab" + FACE, 4)).isEqualTo("ab" + FACE);
    }
}
