package org.llmmarket.publishing.query.publication;

import org.llmmarket.publishing.query.cache.Codec;
import org.llmmarket.publishing.query.catalog.CatalogJson;

/** Timelines as processes leave them for each other. */
final class TimelinesCodec implements Codec<Timelines> {

    @Override
    public String name() {
        return "timelines-1";
    }

    @Override
    public byte[] write(Timelines value) {
        return CatalogJson.MAPPER.writeValueAsBytes(value);
    }

    @Override
    public Timelines read(byte[] bytes) {
        return CatalogJson.MAPPER.readValue(bytes, Timelines.class);
    }
}
