package org.llmmarket.publishing.query.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.approval.Remarks;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.Timeline;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.query.cache.ServiceCache;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.query.catalog.Sight;
import org.llmmarket.publishing.query.catalog.VisibleServices;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.ParkedWork;
import org.llmmarket.publishing.store.work.ParkedWork.Item;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /services/{id}/status}: the timeline of a publication, kept until the log says more and so never behind. To
 * those who are not concerned it names no people and repeats none of their words.
 */
@RestController
class StatusEndpoint {

    private static final String HELD_UP =
            "Something went wrong on the marketplace's side: what happened last could not be taken."
                    + " It is among the parked events, and an admin can have it tried again.";

    private static final String PARKED = "Something that is to be done for the whole service has failed for good."
            + " An admin can have the step %s tried again, or give it up.";

    private static final int MOST_PARKED = 20;

    private final VisibleServices services;
    private final ServiceLog log;
    private final Vault vault;
    private final ServiceCache<Timelines> timelines;
    private final ParkedEvents parked;
    private final ParkedWork work;

    StatusEndpoint(
            VisibleServices services,
            ServiceLog log,
            Vault vault,
            ServiceCache<Timelines> timelines,
            ParkedEvents parked,
            ParkedWork work) {
        this.services = services;
        this.log = log;
        this.vault = vault;
        this.timelines = timelines;
        this.parked = parked;
        this.work = work;
    }

    @GetMapping("/services/{id}/status")
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    Timeline show(Caller caller, @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Optional<String> version = given.text("version", 256);
        Optional<String> publication = given.text("publication", 255);
        Optional<Instant> asOf = given.asOf();
        given.check();
        Sight sight = new Sight(caller);
        CatalogEntry entry = version.map(number -> services.getWithVersion(id, number, sight, asOf))
                .orElseGet(() -> services.get(id, sight, asOf));
        Set<VersionNumber> visible =
                sight.versions(entry).stream().map(CatalogVersion::number).collect(Collectors.toSet());
        Predicate<PublicationChoice> fit = choice -> visible.contains(choice.version())
                && version.map(choice.version().value()::equals).orElse(true)
                && publication.map(choice.publication().value()::equals).orElse(true);
        boolean isInside = sight.isInside(entry.providerId());
        return (asOf.isEmpty()
                        ? kept(entry.id(), fit, isInside).map(timeline -> now(timeline, entry))
                        : folded(entry.id(), asOf, fit, isInside))
                .map(timeline -> isInside ? timeline : timeline.withoutPeople())
                .orElseThrow(() -> VisibleServices.notFound("such publication of service " + id));
    }

    /** The log does not say that nobody can go on from it. What concerns the whole service stands with the version that it shows. */
    private Timeline now(Timeline timeline, CatalogEntry service) {
        if (timeline.goesOn()) {
            return parked.parkedSince(
                            PublicationEvent.CARRIED_ON_BY,
                            timeline.publicationId().value())
                    .map(since -> timeline.heldUp(since, HELD_UP))
                    .orElse(timeline);
        }
        boolean isShown = service.shown()
                .filter(version -> version.number().equals(timeline.version()))
                .isPresent();
        return isShown ? withParkedWork(timeline) : timeline;
    }

    private Timeline withParkedWork(Timeline timeline) {
        Timeline told = timeline;
        for (Item item : work.ofService(timeline.serviceId().toString(), MOST_PARKED)) {
            told = told.beside(Stage.ofStep(item.kind()), item.parkedAt(), PARKED.formatted(item.kind()));
        }
        return told;
    }

    /** What people wrote, what happened long ago, and what was never heard of is looked for in the log. */
    private Optional<Timeline> kept(ServiceId id, Predicate<PublicationChoice> fit, boolean isInside) {
        return timelines
                .find(id)
                .flatMap(all -> all.newest(fit))
                .filter(told -> !(isInside && told.remarked()))
                .map(Timelines.Told::timeline)
                .or(() -> folded(id, Optional.empty(), fit, isInside));
    }

    private Optional<Timeline> folded(
            ServiceId id, Optional<Instant> asOf, Predicate<PublicationChoice> fit, boolean isInside) {
        List<Happened> events = log.happened(id, asOf, Timeline::isMadeOf);
        Remarks remarks = isInside ? vault::find : key -> Optional.empty();
        return PublicationChoice.newest(events, fit)
                .flatMap(choice -> Timeline.of(choice.publication(), events, remarks));
    }
}
