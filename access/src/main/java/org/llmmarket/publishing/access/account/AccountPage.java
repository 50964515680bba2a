package org.llmmarket.publishing.access.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of accounts. */
record AccountPage(List<Account> data, Pagination pagination) {

    /** A page of what was asked for with one more than fits, which tells whether another page follows. */
    static AccountPage of(List<Account> oneMore, int limit) {
        boolean hasMore = oneMore.size() > limit;
        List<Account> data = hasMore ? oneMore.subList(0, limit) : oneMore;
        String next = hasMore ? AccountCursor.after(data.get(limit - 1)).toString() : null;
        return new AccountPage(data, new Pagination(limit, next, hasMore));
    }

    /** Where the list goes on. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Pagination(int limit, @Nullable String nextCursor, boolean hasMore) {}
}
