package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * The registry's entry was not what the marketplace had made of it: somebody had changed or removed it behind our back.
 *
 * @param registryId the entry as it was known
 * @param drifts what was not as it should be
 * @param restoredAs the entry that is right again, under another id where the old one was lost; null while it is not
 */
@Revision("1")
public record RegistryDriftFound(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        String registryId,
        List<Drift> drifts,
        @Nullable String restoredAs)
        implements PublicationEvent {

    public RegistryDriftFound {
        drifts = List.copyOf(drifts);
    }
}
