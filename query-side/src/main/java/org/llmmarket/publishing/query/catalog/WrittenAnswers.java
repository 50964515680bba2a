package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.Optional;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is sent for a service, once for all who ask until something changes. */
class WrittenAnswers {

    private final PastProviders providers;
    private final JsonMapper json;

    WrittenAnswers(PastProviders providers, JsonMapper json) {
        this.providers = providers;
        this.json = json;
    }

    ServiceAnswer of(CachedEntry cached, CatalogVersion version, Optional<Instant> asOf) {
        Optional<ProviderProfile> provider = providers.profile(cached.entry().providerId(), asOf);
        return cached.answer(version, provider, shown -> write(cached.entry().service(shown, provider), provider));
    }

    private ServiceAnswer write(ServiceView view, Optional<ProviderProfile> provider) {
        String tag = view.entityTag();
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(tag);
        headers.setContentType(MediaType.APPLICATION_JSON);
        Freshness.byCaller(headers);
        LifecycleHeaders.add(headers, view);
        return new ServiceAnswer(
                view, provider, tag, HttpHeaders.readOnlyHttpHeaders(headers), json.writeValueAsBytes(view));
    }
}
