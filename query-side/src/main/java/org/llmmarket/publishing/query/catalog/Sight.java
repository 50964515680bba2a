package org.llmmarket.publishing.query.catalog;

import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.ChangeReports;
import org.llmmarket.publishing.api.catalog.VersionView;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;

/** What a caller may see of services. */
public record Sight(Caller caller) {

    static final Sight OF_ANYBODY = new Sight(Caller.ANONYMOUS);

    /** Owner, reviewer, auditor and admin see everything of a service; nobody else sees one that is restricted. */
    public boolean isInside(AccountId owner) {
        return caller.sees(owner, ComplianceLevel.RESTRICTED, false);
    }

    /** Whether everything is visible, even what would belong to nobody. */
    boolean isEverywhere() {
        return isInside(Actor.SYSTEM.id());
    }

    /** The levels that are visible of services on the market. */
    List<ComplianceLevel> levels() {
        return caller.isSignedIn()
                ? List.of(ComplianceLevel.PUBLIC, ComplianceLevel.INTERNAL)
                : List.of(ComplianceLevel.PUBLIC);
    }

    public Optional<CatalogEntry> of(CatalogEntry entry) {
        return Optional.of(entry).filter(this::sees);
    }

    public boolean sees(CatalogEntry entry) {
        return isInside(entry.providerId())
                || entry.shown().filter(shown -> sees(entry, shown)).isPresent();
    }

    public boolean sees(CatalogEntry entry, CatalogVersion version) {
        return caller.sees(
                entry.providerId(), version.offer().terms().compliance().level(), isOpen(entry, version));
    }

    /** What has left the market for good is no secret to those who could see it there. */
    public static boolean isOpen(CatalogEntry entry, CatalogVersion version) {
        boolean hasRetired = entry.status() == ServiceStatus.RETIRED || version.status() == ServiceStatus.RETIRED;
        return version.onTheMarket() || (hasRetired && version.wasOnTheMarket());
    }

    /** A version as the caller reads it: what has changed since one that they may not see would tell of that. */
    VersionView view(CatalogEntry entry, CatalogVersion version, ChangeReports reports) {
        VersionView view = entry.version(version, reports);
        return seesBase(entry, version) ? view : view.withoutBase();
    }

    boolean seesBase(CatalogEntry entry, CatalogVersion version) {
        VersionNumber base = version.gate().base();
        return base == null
                || entry.version(base).filter(known -> sees(entry, known)).isPresent();
    }

    /** In the order of their submission. */
    public List<CatalogVersion> versions(CatalogEntry entry) {
        return entry.versions().stream().filter(version -> sees(entry, version)).toList();
    }
}
