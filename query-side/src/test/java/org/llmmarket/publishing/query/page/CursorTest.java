package org.llmmarket.publishing.query.page;

import static org.assertj.core.api.Assertions.assertThat;

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
    void the_last_page_has_no_cursor() {
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).pagination()).isEqualTo(new Pagination(2, null, false));
        assertThat(Page.of(List.of(1, 2, 3), 2, Cursor::of).data()).containsExactly(1, 2);
        assertThat(Page.of(List.of(1, 2, 3), 2, Cursor::of).pagination().hasMore())
                .isTrue();
    }
}
