package org.llmmarket.publishing.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void a_cursor_is_read_as_it_was_given() {
        Cursor cursor = Cursor.of(7L, "2026-11-23T08:00:00Z", "id/with ünïcode");

        assertThat(Cursor.parse(cursor.text(), 3)).contains(cursor);
        assertThat(cursor.number(0)).isEqualTo(7);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anything_else_is_none() {
        assertThat(List.of(
                        "!",
                        "",
                        Cursor.of("a").text(),
                        Cursor.of("a", "b\0").text(),
                        Cursor.of("x".repeat(3000), "b").text()))
                .allSatisfy(text -> assertThat(Cursor.parse(text, 2)).isEmpty());
    }

    @Test
    void a_key_that_no_instant_was_ever_given_as_is_none() {
        Cursor cursor = Cursor.of("2026-11-23T08:00:00.123456Z", "+300000-01-01T00:00:00Z", "-5000-01-01T00:00:00Z");

        assertThat(cursor.instant(0)).isEqualTo("2026-11-23T08:00:00.123456Z");
        assertThatThrownBy(() -> cursor.instant(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cursor.instant(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_last_page_has_no_cursor() {
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).pagination()).isEqualTo(new Pagination(2, null, false));
        assertThat(Page.of(List.of(1, 2, 3), 2, Cursor::of).data()).containsExactly(1, 2);
        assertThat(Page.of(List.of(1, 2, 3), 2, Cursor::of).pagination().hasMore())
                .isTrue();
    }
}
