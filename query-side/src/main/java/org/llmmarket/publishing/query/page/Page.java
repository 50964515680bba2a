package org.llmmarket.publishing.query.page;

import java.util.List;
import java.util.function.Function;

/** One page of a list: the contract's list shape. */
public record Page<T>(List<T> data, Pagination pagination) {

    public Page {
        data = List.copyOf(data);
    }

    /**
     * Cuts a page from what was found.
     *
     * @param found in order, and one more than the page takes when there is more
     * @param cursor where the page after an item begins
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, new Pagination(limit, null, false));
        }
        List<T> page = found.subList(0, limit);
        return new Page<>(
                page, new Pagination(limit, cursor.apply(page.get(limit - 1)).text(), true));
    }

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(data.stream().map(each).toList(), pagination);
    }
}
