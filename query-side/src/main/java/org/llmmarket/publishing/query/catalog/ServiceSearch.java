package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Parameters;

/**
 * Which services a list is made of. Of several categories, states and providers any will do; tags, capabilities and words
 * must all be there.
 */
record ServiceSearch(
        List<Category> categories,
        List<ServiceStatus> states,
        List<String> providers,
        List<String> tags,
        List<String> capabilities,
        Optional<String> words,
        Optional<Place> after,
        int limit) {

    /** The sort keys of a row: how well it fits, 0 without words to look for; then the newest first. */
    record Place(long rank, Instant createdAt, String serviceId) {

        static Place of(Cursor cursor) {
            return new Place(cursor.number(0), cursor.instant(1), cursor.key(2));
        }

        Cursor cursor() {
            return Cursor.of(rank, createdAt, serviceId);
        }
    }

    static ServiceSearch of(Parameters parameters) {
        ServiceSearch search = new ServiceSearch(
                parameters.choices("category", Category.class, Category::wire),
                parameters.choices("status", ServiceStatus.class, ServiceStatus::wire),
                parameters.texts("provider", 255),
                parameters.texts("tag", 50).stream().map(SearchWords::plain).toList(),
                parameters.texts("capability", 255).stream()
                        .map(SearchWords::plain)
                        .toList(),
                parameters.text("q", 200).map(SearchWords::query),
                parameters.cursor(3, Place::of),
                parameters.limit());
        parameters.check();
        return search;
    }
}
