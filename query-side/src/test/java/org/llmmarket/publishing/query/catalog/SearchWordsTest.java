package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void words_are_kept_with_their_places_and_weights() {
        assertThat(new SearchWords()
                        .add('A', "GPT-4o mini")
                        .add('D', "A mini model")
                        .vector())
                .isEqualTo("'gpt':1A '4o':2A 'mini':3A,5D 'a':4D 'model':6D");
    }

    @Test
    void accents_and_case_make_no_difference() {
        assertThat(query("Résumé STRASSE straße")).isEqualTo("'resume':* & 'strasse':*");
        assertThat(SearchWords.plain(" Ünïcode Tag ")).isEqualTo("unicode tag");
    }

    @Test
    void scripts_without_spaces_are_cut_into_characters() {
        assertThat(query("翻訳API")).isEqualTo("'翻':* & '訳':* & 'api':*");
    }

    @Test
    void nothing_but_punctuation_asks_for_nothing() {
        assertThat(query("'; -- !&|<>")).isEmpty();
    }

    @Test
    void long_texts_are_bounded() {
        String query = query(
                "w ".repeat(5) + "x1 x2 x3 x4 x5 x6 x7 x8 x9 x10 x11 x12 x13 x14 x15 x16 x17" + " x18 x19 x20 x21 x22");
        assertThat(query.split("&", -1)).hasSize(20);
        assertThat(query("a".repeat(500))).hasSizeLessThan(80);
        assertThat(query("a".repeat(63) + "𐐨𐐨")).doesNotContain("\ud801'");
        String many = "w ".repeat(20_000);
        assertThat(new SearchWords().add('A', many).vector().length()).isLessThan(100_000);
    }

    @Test
    void names_are_sorted_by_what_they_say() {
        assertThat(SearchWords.sortKey("  Élan\tvital ")).isEqualTo("elan vital");
        assertThat(SearchWords.sortKey("𐐨".repeat(300))).hasSize(400);
    }

    @Test
    void short_words_are_not_taken_for_slips() {
        assertThat(SearchWords.sought("a gpt").canBeMistyped()).isFalse();
        assertThat(SearchWords.sought("a summary").canBeMistyped()).isTrue();
    }

    private static String query(String text) {
        return SearchWords.sought(text).query();
    }
}
