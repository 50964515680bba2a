package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The default version's presentation or terms have a new revision.
 *
 * @param changes the fields of the definition that are others now; null where that was not recorded yet
 */
@Revision("1")
public record ServiceRevised(
        ServiceId serviceId,
        VersionNumber version,
        int revision,
        Listing listing,
        Terms terms,
        @Nullable List<String> changes)
        implements ServiceEvent {

    public ServiceRevised {
        changes = changes == null ? null : List.copyOf(changes);
    }
}
