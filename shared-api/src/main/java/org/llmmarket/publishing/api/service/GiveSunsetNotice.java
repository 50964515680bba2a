package org.llmmarket.publishing.api.service;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/**
 * A notice is due for whatever is still deprecated for that sunset.
 *
 * @param versions which were announced together; all of that sunset when empty
 */
public record GiveSunsetNotice(
        @TargetAggregateIdentifier ServiceId serviceId,
        Instant sunsetAt,
        SunsetNotice notice,
        List<VersionNumber> versions)
        implements ServiceCommand {

    public GiveSunsetNotice {
        versions = List.copyOf(versions);
    }

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }
}
