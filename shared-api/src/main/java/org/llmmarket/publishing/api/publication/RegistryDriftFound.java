package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param refusal a sentence where the registry would not have what it should say, and all else is right again; null where it did
 */
@Revision("1")
public record RegistryDriftFound(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        String registryId,
        List<Drift> drifts,
        @Nullable String restoredAs,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refusal)
        implements PublicationEvent {

    public RegistryDriftFound {
        drifts = List.copyOf(drifts);
    }

    /** An entry of which the registry refused nothing. */
    public RegistryDriftFound(
            PublicationId publicationId,
            ServiceId serviceId,
            VersionNumber version,
            String registryId,
            List<Drift> drifts,
            @Nullable String restoredAs) {
        this(publicationId, serviceId, version, registryId, drifts, restoredAs, null);
    }
}
