package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.publication.PublicationId;

/**
 * Publish a version: of a new service, or as a new version of one that the actor owns. The gate has judged it already; the
 * aggregate refuses when the gate's base is no longer what the version follows.
 *
 * @param approvalReasons why people must decide; empty when they need not
 * @param testAccess whether a credential for the endpoint tests lies in the vault
 */
public record PublishVersion(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        PublicationId publicationId,
        ServiceName name,
        Category category,
        VersionNumber version,
        Listing listing,
        Terms terms,
        Digest contractDigest,
        GateVerdict gate,
        List<Finding> warnings,
        List<String> approvalReasons,
        boolean testAccess)
        implements ServiceCommand {

    public PublishVersion {
        warnings = List.copyOf(warnings);
        approvalReasons = List.copyOf(approvalReasons);
    }
}
