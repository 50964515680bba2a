package org.llmmarket.publishing.api.service;

import org.llmmarket.publishing.api.actor.Actor;

/** A command to a service; {@code actor} is who sends it, and the aggregate decides whether they may. */
public sealed interface ServiceCommand
        permits PublishVersion,
                ResubmitVersion,
                ReviseService,
                ActivateVersion,
                FailVersion,
                DeprecateService,
                DeprecateVersion,
                CancelDeprecation,
                RetireDeprecated,
                GiveSunsetNotice,
                RecordCompliance,
                SuspendService,
                SuspendVersion,
                ReinstateService,
                RollBackService,
                OverrideGate,
                RetireService {

    ServiceId serviceId();

    Actor actor();
}
