package org.llmmarket.publishing.query.catalog;

import java.nio.ByteBuffer;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.query.cache.Codec;

/** A service as processes leave it for each other: its position and its JSON. */
final class EntryCodec implements Codec<CachedEntry> {

    @Override
    public String name() {
        return "service-1";
    }

    @Override
    public byte[] write(CachedEntry value) {
        byte[] json = CatalogJson.MAPPER.writeValueAsBytes(value.entry());
        return ByteBuffer.allocate(Long.BYTES + json.length)
                .putLong(value.position())
                .put(json)
                .array();
    }

    @Override
    public CachedEntry read(byte[] bytes) {
        long position = ByteBuffer.wrap(bytes).getLong();
        CatalogEntry entry =
                CatalogJson.MAPPER.readValue(bytes, Long.BYTES, bytes.length - Long.BYTES, CatalogEntry.class);
        return new CachedEntry(new EntryAt(entry, position));
    }
}
