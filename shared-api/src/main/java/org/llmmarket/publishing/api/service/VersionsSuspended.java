package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.serialization.Revision;

/** These versions are off the market. */
@Revision("1")
public record VersionsSuspended(ServiceId serviceId, List<VersionNumber> versions, String reason)
        implements ServiceEvent {

    public VersionsSuspended {
        versions = List.copyOf(versions);
    }
}
