package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;

/** A publication runs; it carries all that its steps need to know, but for the documents that lie beside by digest. */
@Revision("1")
public record PublicationStarted(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        AccountId providerId,
        ServiceName name,
        Category category,
        Listing listing,
        Terms terms,
        Digest contractDigest,
        List<Finding> warnings,
        List<String> approvalReasons,
        boolean testAccess)
        implements PublicationEvent {

    public PublicationStarted {
        warnings = List.copyOf(warnings);
        approvalReasons = List.copyOf(approvalReasons);
    }
}
