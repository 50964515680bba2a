package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.publication.PublicationId;

/** Try a version again that failed its validation, with corrected terms. */
public record ResubmitVersion(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        PublicationId publicationId,
        VersionNumber version,
        Listing listing,
        Terms terms,
        GateVerdict gate,
        List<Finding> warnings,
        List<String> approvalReasons,
        boolean testAccess)
        implements ServiceCommand {

    public ResubmitVersion {
        warnings = List.copyOf(warnings);
        approvalReasons = List.copyOf(approvalReasons);
    }
}
