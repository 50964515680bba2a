package org.llmmarket.publishing.query.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preferred;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.ChangeReports;
import org.llmmarket.publishing.api.catalog.VersionView;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.ChangeReport;
import org.llmmarket.publishing.contract.comparison.Comparison;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /services/{id}/versions/{version}/changes}: what consumers should know who move to a version. */
@RestController
class ChangesEndpoint {

    private final VisibleServices services;
    private final ChangeReports reports;

    ChangesEndpoint(VisibleServices services, ChangeReports reports) {
        this.services = services;
        this.reports = reports;
    }

    @GetMapping(
            path = "/services/{id}/versions/{version}/changes",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_MARKDOWN_VALUE, MediaType.TEXT_HTML_VALUE})
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<Object> show(
            Caller caller,
            @PathVariable String id,
            @PathVariable String version,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.getWithVersion(id, version, sight, Parameters.asOf(parameters));
        VersionView view = sight.view(entry, VisibleServices.version(entry, version, sight), reports);
        return Preferred.report(accept, view::gate, () -> report(entry, view).markdown(), () -> report(entry, view)
                .html());
    }

    private static ChangeReport report(CatalogEntry entry, VersionView view) {
        VersionView.Gate gate = view.gate();
        String since = gate.base() == null ? ", the first version" : ": what has changed since " + gate.base();
        List<Change> changes = gate.changes().stream()
                .map(change ->
                        CatalogJson.MAPPER.convertValue(change, Told.class).change())
                .toList();
        return ChangeReport.of(entry.name() + " " + view.version() + since, new Comparison(changes));
    }

    /** A change as the stored report tells it. */
    private record Told(
            String code,
            Bump bump,
            @Nullable String location,
            @Nullable String baseLocation,
            @Nullable String revisionLocation,
            @Nullable String message) {

        Change change() {
            return new Change(
                    code,
                    bump,
                    Objects.requireNonNullElse(location, ""),
                    baseLocation,
                    revisionLocation,
                    Objects.requireNonNullElse(message, code));
        }
    }
}
