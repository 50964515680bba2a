package org.llmmarket.publishing.query.history;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.api.service.ComplianceViolated;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.GateOverridden;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.SunsetNoticeGiven;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;

/** What can be told of any event: its service, its version, and whether it is news for the market or an inside matter. */
public final class EventFacts {

    private static final Set<Class<?>> MARKET_NEWS = Set.of(
            VersionActivated.class,
            ServiceRevised.class,
            VersionsDeprecated.class,
            SunsetNoticeGiven.class,
            DeprecationCancelled.class,
            VersionsSuspended.class,
            VersionsReinstated.class,
            DefaultVersionMoved.class,
            VersionsRetired.class,
            ServiceRetired.class);

    private EventFacts() {}

    public static Optional<ServiceId> service(Object event) {
        if (event instanceof ServiceEvent fact) {
            return Optional.of(fact.serviceId());
        }
        if (event instanceof PublicationEvent step) {
            return Optional.of(step.serviceId());
        }
        return event instanceof ApprovalEvent decision ? Optional.of(decision.serviceId()) : Optional.empty();
    }

    /** The one version that an event is about; none where there are several, or none. */
    public static Optional<VersionNumber> version(Object event) {
        if (event instanceof PublicationEvent step) {
            return Optional.of(step.version());
        }
        if (event instanceof ApprovalRequested request) {
            return Optional.of(request.version());
        }
        List<VersionNumber> versions = versions(event);
        return versions.size() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
    }

    /** Whether consumers learn of it; what goes on before a version is on the market is between provider and marketplace. */
    public static boolean isMarketNews(Object event) {
        return MARKET_NEWS.contains(event.getClass());
    }

    /** Every version that an event names: those that it is about, and those from and to which consumers are moved. */
    static Stream<VersionNumber> named(Object event) {
        Stream<VersionNumber> about = versions(event).stream();
        if (event instanceof VersionActivated activated) {
            return Stream.concat(about, Stream.ofNullable(activated.defaultVersion()));
        }
        return event instanceof DefaultVersionMoved moved
                ? Stream.concat(about, Stream.ofNullable(moved.from()))
                : about;
    }

    private static List<VersionNumber> versions(Object event) {
        if (event instanceof VersionSubmitted submitted) {
            return List.of(submitted.version());
        }
        if (event instanceof VersionResubmitted resubmitted) {
            return List.of(resubmitted.version());
        }
        if (event instanceof GateOverridden overridden) {
            return List.of(overridden.override().version());
        }
        if (event instanceof ServiceRevised revised) {
            return List.of(revised.version());
        }
        if (event instanceof VersionActivated activated) {
            return List.of(activated.version());
        }
        if (event instanceof VersionFailed failed) {
            return List.of(failed.version());
        }
        return movedVersions(event);
    }

    private static List<VersionNumber> movedVersions(Object event) {
        if (event instanceof VersionsDeprecated deprecated) {
            return deprecated.versions();
        }
        if (event instanceof DeprecationCancelled cancelled) {
            return cancelled.versions();
        }
        if (event instanceof VersionsSuspended suspended) {
            return suspended.versions();
        }
        if (event instanceof VersionsReinstated reinstated) {
            return reinstated.versions();
        }
        if (event instanceof VersionsRetired retired) {
            return retired.versions();
        }
        if (event instanceof SunsetNoticeGiven notice) {
            return notice.versions();
        }
        if (event instanceof ComplianceConfirmed confirmed) {
            return List.of(confirmed.version());
        }
        if (event instanceof ComplianceViolated violated) {
            return List.of(violated.version());
        }
        return event instanceof DefaultVersionMoved moved && moved.to() != null ? List.of(moved.to()) : List.of();
    }
}
