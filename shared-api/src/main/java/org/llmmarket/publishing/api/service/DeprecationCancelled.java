package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** These versions are active again. */
@Revision("1")
public record DeprecationCancelled(
        ServiceId serviceId,
        List<VersionNumber> versions,
        @Nullable String reason) implements ServiceEvent {

    public DeprecationCancelled {
        versions = List.copyOf(versions);
    }
}
