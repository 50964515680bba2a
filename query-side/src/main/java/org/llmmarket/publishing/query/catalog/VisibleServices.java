package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ServiceId;

/** Finds services for a caller; one that the caller may not see is as one that is not there. */
public class VisibleServices {

    private final Catalog catalog;

    VisibleServices(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The service, or the refusal {@code NOT_FOUND}. */
    public CatalogEntry get(String id, Sight sight) {
        return get(id, sight, Optional.empty());
    }

    /** The service as it is, or was at an instant; who may see it is judged by the rules of today and by what it was. */
    public CatalogEntry get(String id, Sight sight, Optional<Instant> asOf) {
        return cached(id, sight, asOf, any -> true).entry();
    }

    /** The same, looked for in the log where what is kept has no version of that number for the caller. */
    public CatalogEntry getWithVersion(String id, String number, Sight sight, Optional<Instant> asOf) {
        return withVersion(id, number, sight, asOf).entry();
    }

    /** The same with the answers that were made of it; of what it was nothing is kept. */
    CachedEntry withVersion(String id, String number, Sight sight, Optional<Instant> asOf) {
        return cached(id, sight, asOf, entry -> visible(entry, number, sight)
                .findFirst()
                .isPresent());
    }

    /** The same; it may lack what is sought, but then the log has it not either. */
    CachedEntry cached(String id, Sight sight, Optional<Instant> asOf, Predicate<CatalogEntry> sought) {
        return id(id).flatMap(known -> asOf.isEmpty()
                        ? catalog.cached(known, entry -> sight.sees(entry) && sought.test(entry))
                        : catalog.at(known, asOf.get()).map(CachedEntry::unkept))
                .filter(known -> isShown(known.entry(), sight))
                .orElseThrow(() -> notFound("service " + id
                        + asOf.map(instant -> " as of " + instant).orElse("")));
    }

    /** A version of the service, or the refusal {@code NOT_FOUND}. */
    static CatalogVersion version(CatalogEntry entry, String number, Sight sight) {
        return visible(entry, number, sight)
                .findFirst()
                .orElseThrow(() -> notFound("version " + number + " of service " + entry.id()));
    }

    private static Stream<CatalogVersion> visible(CatalogEntry entry, String number, Sight sight) {
        return sight.versions(entry).stream()
                .filter(version -> version.number().value().equals(number));
    }

    public static Rejection notFound(String what) {
        return new Rejection(Reason.NOT_FOUND, "There is no " + what + ", or you may not see it.");
    }

    /** Whether a text can be the id of anything: 1 to 255 characters that print. */
    public static boolean canBeAnId(String text) {
        return !text.isBlank() && text.length() <= 255 && text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<ServiceId> id(String text) {
        return Optional.of(text).filter(VisibleServices::canBeAnId).map(ServiceId::new);
    }

    private static boolean isShown(CatalogEntry entry, Sight sight) {
        boolean isSeen = sight.sees(entry);
        if (!isSeen) {
            RequestTrace.hides("service", entry.id().toString());
        }
        return isSeen;
    }
}
