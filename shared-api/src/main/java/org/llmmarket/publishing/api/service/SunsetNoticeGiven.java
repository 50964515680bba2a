package org.llmmarket.publishing.api.service;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Consumers are told again that these versions will end. */
@Revision("1")
public record SunsetNoticeGiven(
        ServiceId serviceId, List<VersionNumber> versions, Instant sunsetAt, SunsetNotice notice)
        implements ServiceEvent {

    public SunsetNoticeGiven {
        versions = List.copyOf(versions);
    }
}
