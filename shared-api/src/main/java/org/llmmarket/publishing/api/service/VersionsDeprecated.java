package org.llmmarket.publishing.api.service;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The end of these versions is announced. */
@Revision("1")
public record VersionsDeprecated(
        ServiceId serviceId,
        List<VersionNumber> versions,
        Instant sunsetAt,
        @Nullable String reason,
        @Nullable String successor)
        implements ServiceEvent {

    public VersionsDeprecated {
        versions = List.copyOf(versions);
    }
}
