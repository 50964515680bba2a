package org.llmmarket.publishing.query.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.api.service.ServiceId;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * Services as lists show them, written once: what was written of a row holds for as long as the row stands at the same position
 * and its provider shows the same, and no longer than services are kept: a rebuild may have mended the row.
 */
class ListItems {

    private static final int OVERHEAD = 300;

    private final CatalogTable table;
    private final Providers providers;
    private final JsonMapper json;
    private final Cache<ServiceId, Item> written;

    ListItems(CatalogTable table, Providers providers, JsonMapper json, DataSize most, Duration keep) {
        this.table = table;
        this.providers = providers;
        this.json = json;
        this.written = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher((ServiceId id, Item item) -> item.json().length + OVERHEAD)
                .expireAfterWrite(keep)
                .build();
    }

    /** Whatever is written may say what its row no longer says. */
    void forget() {
        written.invalidateAll();
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares items
    private record Item(long position, Optional<ProviderProfile> provider, byte[] json) {}

    /** The JSON of each; a row that stands otherwise by now is left out when the caller may not see it any more. */
    List<byte[]> of(List<CatalogSearch.Found> rows, Sight sight) {
        List<@Nullable Item> items = new ArrayList<>();
        List<ServiceId> missing = new ArrayList<>();
        for (CatalogSearch.Found row : rows) {
            Item item = written.getIfPresent(row.id());
            boolean isTrue = item != null
                    && item.position() == row.position()
                    && item.provider().equals(providers.profile(row.provider()));
            items.add(isTrue ? item : null);
            if (!isTrue) {
                missing.add(row.id());
            }
        }
        Map<ServiceId, EntryAt> read = missing.isEmpty() ? Map.of() : table.presented(missing);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Item item = items.get(i);
            EntryAt entry = read.get(rows.get(i).id());
            if (item != null) {
                all.add(item.json());
            } else if (entry != null && sight.sees(entry.entry())) {
                all.add(write(entry));
            }
        }
        return all;
    }

    private byte[] write(EntryAt at) {
        Optional<ProviderProfile> provider = providers.profile(at.entry().providerId());
        byte[] bytes = json.writeValueAsBytes(at.entry().service(provider));
        written.put(at.entry().id(), new Item(at.position(), provider, bytes));
        return bytes;
    }
}
