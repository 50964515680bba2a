package org.llmmarket.publishing.query.catalog;

import java.util.Locale;

/** By what the services of a list can be counted. */
enum Facet {
    CATEGORY,
    TAG,
    CAPABILITY;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
