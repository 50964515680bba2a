package org.llmmarket.publishing.query.catalog;

import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /services}: what the caller may see, filtered, searched and in pages. */
@RestController
class ServicesEndpoint {

    private final CatalogSearch search;
    private final Providers providers;

    ServicesEndpoint(CatalogSearch search, Providers providers) {
        this.search = search;
        this.providers = providers;
    }

    @GetMapping("/services")
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    Page<ServiceView> list(Caller caller, @RequestParam MultiValueMap<String, String> parameters) {
        ServiceSearch wanted = ServiceSearch.of(new Parameters(parameters));
        return Page.of(search.find(wanted, new Sight(caller)), wanted.limit(), found -> found.place()
                        .cursor())
                .map(found -> view(found.entry()));
    }

    private ServiceView view(CatalogEntry entry) {
        return entry.service(providers.profile(entry.providerId()));
    }
}
