package org.llmmarket.publishing.query.catalog;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;

/** What others on the way may do with an answer: what not everybody sees is kept by its reader alone. */
final class Freshness {

    private Freshness() {}

    /** To be asked about before it is used again. */
    static CacheControl changing(boolean forEverybody) {
        CacheControl control = CacheControl.noCache();
        return forEverybody ? control : control.cachePrivate();
    }

    /** Adds what the answer depends on besides its address. */
    static void byCaller(HttpHeaders headers) {
        headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        headers.add(HttpHeaders.VARY, "X-API-Key");
    }
}
