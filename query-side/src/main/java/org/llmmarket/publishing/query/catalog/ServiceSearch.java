package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Parameters;

/**
 * Which services a list is made of. Of several categories, states and providers any will do; tags, capabilities and words
 * must all be there.
 *
 * @param asOf the instant as of which is searched; none for what is now
 * @param facets by what the services of the whole list are to be counted
 */
record ServiceSearch(
        List<Category> categories,
        List<ServiceStatus> states,
        List<String> providers,
        List<String> tags,
        List<String> capabilities,
        Optional<SoughtWords> words,
        SearchOrder order,
        List<Facet> facets,
        Optional<Place> after,
        Optional<Instant> asOf,
        int limit) {

    private static final int OVERHEAD_OF_A_TEXT = 60;

    /**
     * Where a row stands: its sort keys, none of which changes while the row shows the same.
     *
     * @param similar whether the list is made of what is similar to the words, because nothing has them as they were given
     * @param rank how well it fits, in millionths; 0 where that does not count
     * @param name folded; empty where it does not count
     */
    record Place(SearchOrder order, boolean similar, long rank, String name, Instant createdAt, String serviceId) {

        private static final String SIMILAR = "similar";

        static Place of(Cursor cursor) {
            boolean similar = cursor.key(0).startsWith(SIMILAR);
            String order = similar ? cursor.key(0).substring(SIMILAR.length()) : cursor.key(0);
            return new Place(
                    SearchOrder.valueOf(order),
                    similar,
                    cursor.number(1),
                    cursor.key(2),
                    cursor.instant(3),
                    cursor.key(4));
        }

        Cursor cursor() {
            return Cursor.of((similar ? SIMILAR : "") + order, rank, name, createdAt, serviceId);
        }
    }

    static ServiceSearch of(Parameters parameters) {
        Optional<SoughtWords> words = parameters.text("q", 200).map(SearchWords::sought);
        SearchOrder order = parameters.choices("sort", SearchOrder.class, SearchOrder::wire).stream()
                .findFirst()
                .filter(given -> given != SearchOrder.RELEVANCE || words.isPresent())
                .orElse(words.isPresent() ? SearchOrder.RELEVANCE : SearchOrder.DATE);
        ServiceSearch search = new ServiceSearch(
                parameters.choices("category", Category.class, Category::wire),
                parameters.choices("status", ServiceStatus.class, ServiceStatus::wire),
                parameters.texts("provider", 255),
                parameters.texts("tag", 50).stream().map(SearchWords::plain).toList(),
                parameters.texts("capability", 255).stream()
                        .map(SearchWords::plain)
                        .toList(),
                words,
                order,
                parameters.choices("facet", Facet.class, Facet::wire).stream()
                        .distinct()
                        .toList(),
                parameters.cursor(5, cursor -> place(cursor, order, words)),
                parameters.asOf(),
                parameters.limit());
        parameters.check();
        return search;
    }

    /** A place in a list that is sorted otherwise is none in this one, nor one among what is similar where nothing could be. */
    private static Place place(Cursor cursor, SearchOrder order, Optional<SoughtWords> words) {
        Place place = Place.of(cursor);
        if (place.order() != order) {
            throw new IllegalArgumentException(
                    "a cursor of a list by " + place.order().wire());
        }
        if (place.similar() && words.filter(SoughtWords::canBeMistyped).isEmpty()) {
            throw new IllegalArgumentException("a cursor of other words");
        }
        return place;
    }

    boolean isForSimilar() {
        return after.filter(Place::similar).isPresent();
    }

    /** About how many bytes its texts take. */
    int weight() {
        List<String> sought = words.map(SoughtWords::words).orElse(List.of());
        List<String> behind =
                after.map(place -> List.of(place.name(), place.serviceId())).orElse(List.of());
        return Stream.of(providers, tags, capabilities, sought, behind)
                .flatMap(List::stream)
                .mapToInt(text -> OVERHEAD_OF_A_TEXT + Character.BYTES * text.length())
                .sum();
    }
}
