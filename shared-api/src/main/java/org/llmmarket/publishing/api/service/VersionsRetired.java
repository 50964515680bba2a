package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.serialization.Revision;

/** The sunset of these versions has come. */
@Revision("1")
public record VersionsRetired(ServiceId serviceId, List<VersionNumber> versions) implements ServiceEvent {

    public VersionsRetired {
        versions = List.copyOf(versions);
    }
}
