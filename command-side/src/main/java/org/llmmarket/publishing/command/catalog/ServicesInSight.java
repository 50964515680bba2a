package org.llmmarket.publishing.command.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;

/** Finds services for those who may see them; what one may not see is not there. */
public final class ServicesInSight {

    private static final int LONGEST = 255;

    private final EventLog log;
    private final EventStore events;
    private final Providers providers;

    /** @param events knows what the transaction at hand has decided and not stored yet */
    public ServicesInSight(EventLog log, EventStore events, Providers providers) {
        this.log = log;
        this.events = events;
        this.providers = providers;
    }

    public Optional<CatalogEntry> find(ServiceId id) {
        List<RecordedEvent> stored = log.ofService(id.value());
        return CatalogEntry.of(
                Stream.concat(happened(stored), unstored(id, stored)).toList());
    }

    private static Stream<Happened> happened(List<RecordedEvent> stored) {
        return stored.stream().map(event -> new Happened(event.payload(), event.at(), null));
    }

    /** In a batch one command sees what those before it did. */
    private Stream<Happened> unstored(ServiceId id, List<RecordedEvent> stored) {
        if (!CurrentUnitOfWork.isStarted()) {
            return Stream.empty();
        }
        long last = stored.stream()
                .filter(event -> event.aggregateId().equals(id.value()))
                .mapToLong(RecordedEvent::sequence)
                .max()
                .orElse(-1);
        return events.readEvents(id.value(), last + 1)
                .asStream()
                .map(event -> new Happened(event.getPayload(), event.getTimestamp(), null));
    }

    /**
     * A service that the caller may see.
     *
     * @throws Rejection NOT_FOUND when there is none, or the caller may not see it
     */
    public CatalogEntry get(String id, Caller caller) {
        return Optional.of(id)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .flatMap(text -> find(new ServiceId(text)))
                .filter(entry -> isInSight(entry, caller))
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no such service, or you may not see it."));
    }

    /**
     * A service that the caller may change. The aggregate decides that again; here it only keeps strangers from having their
     * input judged.
     */
    public CatalogEntry getOwn(String id, Caller caller) {
        CatalogEntry entry = get(id, caller);
        requireOwn(entry, caller);
        return notRetired(entry);
    }

    /** Refuses who is neither the service's provider nor an admin. */
    public void requireOwn(CatalogEntry entry, Caller caller) {
        boolean isOwn = caller.is(entry.providerId()) || caller.roles().contains(Role.ADMIN);
        Rejection.rejectIf(!isOwn, Reason.NOT_THE_OWNER, "Only the provider of the service may do that.");
    }

    /** A service that the caller may see and that has not left the market for good. */
    public CatalogEntry getPresent(String id, Caller caller) {
        return notRetired(get(id, caller));
    }

    private CatalogEntry notRetired(CatalogEntry entry) {
        if (entry.status() == ServiceStatus.RETIRED) {
            throw Problem.of(
                            Reason.RETIRED.status(), Reason.RETIRED.name(), "The service has left the market for good.")
                    .with("service", view(entry))
                    .exception();
        }
        return entry;
    }

    /** One version of a service. */
    public CatalogVersion version(CatalogEntry entry, String number) {
        return entry.versions().stream()
                .filter(version -> version.number().value().equals(number))
                .findFirst()
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "The service has no such version."));
    }

    public ServiceView view(CatalogEntry entry) {
        return entry.service(providers.profile(entry.providerId()));
    }

    public ServiceView view(CatalogEntry entry, VersionNumber number) {
        return entry.service(entry.version(number).orElseThrow(), providers.profile(entry.providerId()));
    }

    /**
     * Refuses a write to a service that is not as the caller has seen it.
     *
     * @param version whose own presentation will do as well
     */
    public void requireMatch(@Nullable String ifMatch, CatalogEntry entry, @Nullable VersionNumber version) {
        if (ifMatch != null) {
            String tag = view(entry).entityTag();
            String own = Optional.ofNullable(version)
                    .flatMap(entry::version)
                    .map(found -> view(entry, found.number()).entityTag())
                    .orElse(tag);
            Preconditions.requireMatch(ifMatch, tag, own);
        }
    }

    /**
     * Asks the same of what is in the log now. Between a command and the storing of its events this, or the storing, fails
     * whenever somebody came between.
     */
    public void requireMatchStill(@Nullable String ifMatch, ServiceId id, @Nullable VersionNumber version) {
        if (ifMatch != null) {
            CatalogEntry.of(happened(log.ofService(id.value())).toList())
                    .ifPresent(entry -> requireMatch(ifMatch, entry, version));
        }
    }

    private static boolean isInSight(CatalogEntry entry, Caller caller) {
        boolean isSeen = entry.shown()
                .filter(shown -> caller.sees(
                        entry.providerId(),
                        shown.offer().terms().compliance().level(),
                        isOrWasOnTheMarket(entry, shown)))
                .isPresent();
        if (!isSeen) {
            RequestTrace.hides("service", entry.id().toString());
        }
        return isSeen;
    }

    /** That a service has left the market is no secret to those who could see it there. */
    private static boolean isOrWasOnTheMarket(CatalogEntry entry, CatalogVersion shown) {
        return entry.status() == ServiceStatus.RETIRED ? shown.wasOnTheMarket() : shown.onTheMarket();
    }
}
