package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** These versions are back on the market. */
@Revision("1")
public record VersionsReinstated(
        ServiceId serviceId,
        List<VersionNumber> versions,
        @Nullable String reason) implements ServiceEvent {

    public VersionsReinstated {
        versions = List.copyOf(versions);
    }
}
