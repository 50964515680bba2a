package org.llmmarket.publishing.command.deprecation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.catalog.ServicesInSight;
import org.springframework.stereotype.Component;

/** Refuses a successor that leads nowhere: consumers will be sent there. */
@Component
final class NamedSuccessor {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final ServicesInSight services;

    NamedSuccessor(ServicesInSight services) {
        this.services = services;
    }

    /** @param version the only one that ends; none when all of the service does */
    void rejectIfDangling(
            @Nullable String successor, CatalogEntry service, @Nullable VersionNumber version, Caller caller) {
        if (successor == null || isAddress(successor)) {
            return;
        }
        if (successor.equals(service.id().value())) {
            if (version == null || !isActiveBeside(service, version)) {
                throw refused("is what ends itself; name another service, or leave it out");
            }
            return;
        }
        CatalogEntry named = find(successor, caller)
                .orElseThrow(() -> refused("is no service that you can see; give the id of one, or an https address"));
        if (named.status() == ServiceStatus.RETIRED) {
            throw refused("has left the market for good");
        }
    }

    private Optional<CatalogEntry> find(String id, Caller caller) {
        try {
            return Optional.of(services.get(id, caller));
        } catch (Rejection unseen) {
            return Optional.empty();
        }
    }

    private static boolean isActiveBeside(CatalogEntry service, VersionNumber ending) {
        return service.versions().stream()
                .filter(other -> !other.number().equals(ending))
                .map(CatalogVersion::status)
                .anyMatch(ServiceStatus.ACTIVE::equals);
    }

    private static boolean isAddress(String successor) {
        try {
            URI uri = new URI(successor);
            return uri.getHost() != null && uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Rejection refused(String what) {
        String message = "The successor " + what + ".";
        return new Rejection(
                Reason.VALIDATION_FAILED, message, Findings.error("successor", message, "INVALID_SUCCESSOR"));
    }
}
