package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;

/**
 * What one schema says of an array's elements.
 *
 * @param items the schema of all elements after the prefix, if any
 */
record ListRule(List<Place> prefix, @Nullable Place items) {

    @Nullable
    Place at(int index) {
        return index < prefix.size() ? prefix.get(index) : items;
    }
}
