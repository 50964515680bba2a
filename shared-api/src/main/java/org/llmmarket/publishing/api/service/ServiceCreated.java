package org.llmmarket.publishing.api.service;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;

/** A service has its name, owner and category. */
@Revision("1")
public record ServiceCreated(ServiceId serviceId, AccountId providerId, ServiceName name, Category category)
        implements ServiceEvent {}
