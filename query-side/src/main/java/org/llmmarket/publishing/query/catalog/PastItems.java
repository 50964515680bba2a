package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.query.projection.PastReach;
import tools.jackson.databind.json.JsonMapper;

/** Services as lists showed them at an instant; nothing of it is kept. */
class PastItems {

    private final PastTable table;
    private final PastReach reach;
    private final PastProviders providers;
    private final JsonMapper json;

    PastItems(PastTable table, PastReach reach, PastProviders providers, JsonMapper json) {
        this.table = table;
        this.reach = reach;
        this.providers = providers;
        this.json = json;
    }

    /** Waits until all is written that had happened by then, before it is searched. */
    void await(Instant instant) {
        reach.await(PastProjection.NAME, PastProjection.AGGREGATES, instant);
    }

    /** The JSON of each. */
    List<byte[]> of(List<CatalogSearch.Found> rows, Instant instant) {
        Map<ServiceId, CatalogEntry> presented =
                table.presented(rows.stream().map(CatalogSearch.Found::id).toList(), instant);
        List<byte[]> all = new ArrayList<>();
        for (CatalogSearch.Found row : rows) {
            CatalogEntry entry = presented.get(row.id());
            if (entry != null) {
                all.add(json.writeValueAsBytes(
                        entry.service(providers.profile(entry.providerId(), Optional.of(instant)))));
            }
        }
        return all;
    }
}
