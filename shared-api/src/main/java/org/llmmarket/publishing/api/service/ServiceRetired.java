package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.PublicationId;

/** The service left the market for good; {@code nameFreed} when none of its versions ever was active. */
@Revision("1")
public record ServiceRetired(
        ServiceId serviceId, @Nullable String reason, List<PublicationId> withdrawn, boolean nameFreed)
        implements ServiceEvent {

    public ServiceRetired {
        withdrawn = List.copyOf(withdrawn);
    }
}
