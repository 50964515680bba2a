package org.llmmarket.publishing.api.service;

/** Something that happened to a service. */
public sealed interface ServiceEvent
        permits ServiceCreated,
                VersionSubmitted,
                VersionResubmitted,
                ServiceRevised,
                GateOverridden,
                VersionActivated,
                VersionFailed,
                VersionsDeprecated,
                DeprecationCancelled,
                VersionsSuspended,
                VersionsReinstated,
                DefaultVersionMoved,
                VersionsRetired,
                SunsetNoticeGiven,
                ComplianceConfirmed,
                ComplianceViolated,
                ServiceRetired {

    ServiceId serviceId();
}
