package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.policy.PolicyVerdict;

/** Take what the policies say of a version now; {@code revision} of its terms is what they judged. */
public record RecordCompliance(
        @TargetAggregateIdentifier ServiceId serviceId, VersionNumber version, int revision, PolicyVerdict verdict)
        implements ServiceCommand {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }
}
